/** `torch.optim.optimizer`. Only exports. */
export { Optimizer, register_optimizer_step_post_hook, register_optimizer_step_pre_hook } from './optimizer.ts'
