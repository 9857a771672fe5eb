/**
 * Writing WebAssembly for single-precision arithmetic with fused multiply-adds, four lanes at a time, bit for bit as `fma32` rounds. It
 * knows nothing of what is reckoned with it.
 */
import type { FunctionBuilder } from '../backend/wasm/assembler.ts'

/** Addresses: of the singles to load and to store, and of the list of doubtful places. */
export interface Places {
  source: number
  target: number
  doubts: number
}

/** Numbers of four lanes: single-precision values carried as doubles, two by two, so that a product is exact. */
export type Four = readonly [number, number]

/** Writes arithmetic on such numbers. Each rounds to single precision, save what its name calls exact. */
export class Arithmetic {
  private readonly doubt: Four
  private readonly lowBits: number
  private readonly middle: number

  private readonly at: number

  constructor(
    readonly f: FunctionBuilder,
    private readonly place: Places,
  ) {
    this.at = f.local('i32')
    this.doubt = this.fresh()
    this.lowBits = this.bits(0x1fffffffn)
    this.middle = this.bits(0x10000000n)
  }

  fresh(): Four {
    return [this.f.local('v128'), this.f.local('v128')]
  }
  /** The same number in every lane. */
  number(v: number): Four {
    const l = this.f.local('v128')
    this.f.f64(v).op('f64x2.splat').set(l)
    return [l, l]
  }
  /** That of an f64 parameter. */
  parameter(index: number): Four {
    const l = this.f.local('v128')
    this.f.get(index).op('f64x2.splat').set(l)
    return [l, l]
  }
  bits(v: bigint): number {
    const l = this.f.local('v128')
    this.f.i64(v).op('i64x2.splat').set(l)
    return l
  }

  /** Two by two: `push` leaves a vector on the stack. */
  each(push: (half: 0 | 1) => void): Four {
    const r = this.fresh()
    for (const half of [0, 1] as const) {
      push(half)
      this.f.set(r[half])
    }
    return r
  }
  private exact(op: 'f64x2.add' | 'f64x2.sub' | 'f64x2.mul', a: Four, b: Four): Four {
    return this.each((h) => this.f.get(a[h]).get(b[h]).op(op))
  }
  exactAdd(a: Four, b: Four): Four {
    return this.exact('f64x2.add', a, b)
  }
  exactSub(a: Four, b: Four): Four {
    return this.exact('f64x2.sub', a, b)
  }
  exactMul(a: Four, b: Four): Four {
    return this.exact('f64x2.mul', a, b)
  }
  private round(a: Four): Four {
    return this.each((h) => this.f.get(a[h]).op('f32x4.demote_f64x2_zero').op('f64x2.promote_low_f32x4'))
  }
  add(a: Four, b: Four): Four {
    return this.round(this.exactAdd(a, b))
  }
  mul(a: Four, b: Four): Four {
    return this.round(this.exactMul(a, b))
  }
  sqrt(a: Four): Four {
    return this.round(this.each((h) => this.f.get(a[h]).op('f64x2.sqrt')))
  }
  /** a·b + c where the sum is exact in double precision, as it is where few bits meet: nothing to doubt. */
  exactFma(a: Four, b: Four, c: Four): Four {
    return this.add(this.exactMul(a, b), c)
  }
  /**
   * a·b + c, rounded once; marks a doubt where the sum in double precision lies midway between two singles. `often`: where exact sums
   * there are frequent, takes the trouble to acquit them.
   */
  fma(a: Four, b: Four, c: Four, often = false): Four {
    const { f } = this
    const product = this.exactMul(a, b)
    const sum = this.exactAdd(product, c)
    for (const h of [0, 1] as const) {
      f.get(sum[h]).get(this.lowBits).op('v128.and').get(this.middle).op('i64x2.eq')
      if (often) {
        f.get(sum[h]).get(product[h]).op('f64x2.sub').get(c[h]).op('f64x2.ne')
        f.get(sum[h]).get(c[h]).op('f64x2.sub').get(product[h]).op('f64x2.ne').op('v128.or').op('v128.and')
      }
      f.get(this.doubt[h]).op('v128.or').set(this.doubt[h])
    }
    return this.round(sum)
  }
  /** c[0]·x^n + … + c[n] by Horner's rule. */
  polynomial(x: Four, c: readonly Four[]): Four {
    return c.slice(1).reduce((y, term) => this.fma(y, x, term), c[0]!)
  }
  select(mask: Four, a: Four, b: Four): Four {
    return this.each((h) => this.f.get(a[h]).get(b[h]).get(mask[h]).op('v128.bitselect'))
  }
  /** a with its sign changed where the second-lowest bit of `counts` is set. */
  negateBySecondBit(a: Four, counts: Four, signBit: number): Four {
    return this.each((h) => this.f.get(counts[h]).i32(62).op('i64x2.shl').get(signBit).op('v128.and').get(a[h]).op('v128.xor'))
  }
  load(offset: number): Four {
    const { f, at, place } = this
    return this.each((h) =>
      f
        .get(at)
        .mem('v128.load64_zero', place.source + offset + 8 * h)
        .op('f64x2.promote_low_f32x4'),
    )
  }
  store(v: Four, offset: number): void {
    const { f, at, place } = this
    for (const h of [0, 1] as const) {
      f.get(at)
        .get(v[h])
        .op('f32x4.demote_f64x2_zero')
        .memLane('v128.store64_lane', 0, place.target + offset + 8 * h)
    }
  }

  /**
   * Runs `body` for groups 0 … count-1 (`count` a local, at least 1), group `g` lying where `address`, given the local g, pushes. Notes the
   * places of the groups with a doubt, and leaves the number of these on the stack.
   */
  groups(count: number, address: (group: number) => void, body: () => void): void {
    const { f, at, doubt, place } = this
    const group = f.local('i32')
    const list = f.local('i32')
    f.i32(place.doubts).set(list)
    f.loop((again) => {
      address(group)
      f.set(at)
      for (const l of doubt) f.v128(new Uint8Array(16)).set(l)
      body()
      // Every place is written; only one with a doubt moves the end of the list.
      f.get(list).get(at).mem('i32.store')
      f.get(list).get(doubt[0]).get(doubt[1]).op('v128.or').op('v128.any_true').i32(2).op('i32.shl').op('i32.add').set(list)
      f.get(group).i32(1).op('i32.add').tee(group).get(count).op('i32.lt_u').brIf(again)
    })
    f.get(list).i32(place.doubts).op('i32.sub').i32(2).op('i32.shr_u')
  }
}
