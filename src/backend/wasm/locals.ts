/** Locals of a function under construction, reused once given back. */
import type { FunctionBuilder, ValueType } from './assembler.ts'

export class Locals {
  private readonly free: Record<ValueType, number[]> = { i32: [], i64: [], f32: [], f64: [], v128: [] }
  private readonly types: (ValueType | undefined)[] = []

  constructor(private readonly f: FunctionBuilder) {}

  /** A local that nobody else uses; its value is arbitrary. */
  take(type: ValueType): number {
    const local = this.free[type].pop() ?? this.f.local(type)
    this.types[local] = type
    return local
  }

  give(...locals: number[]): void {
    for (const local of locals) this.free[this.types[local]!].push(local)
  }
}
