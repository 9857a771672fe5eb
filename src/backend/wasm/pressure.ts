export const allocated = (_n: number): void => {}
export const collected = (): void => {}
