/** `torch.nn.modules`: where PyTorch keeps the hooks of all modules. Only exports. */
export * as module from './hooks-global.ts'
