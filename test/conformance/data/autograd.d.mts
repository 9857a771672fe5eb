/** One rule of autograd, as a program that checks it. */
export interface Program {
  name: string
  run(torch: object, check: object): unknown
}
export const tests: Program[]
