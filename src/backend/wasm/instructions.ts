/**
 * WebAssembly's instructions as data: each name with its opcode, by the kind of its immediate.
 * Numbers and vectors only; control flow and constants are methods of the assembler.
 * Source: WebAssembly Core Specification, "Index of Instructions", and the relaxed-simd proposal.
 */

import { dictionary } from '../../dictionary.ts'

/** An opcode: one byte, or a prefix (0xfc, 0xfd) in bits 16 and up with a sub-opcode below. */
export type Opcode = number

const run = <P extends string, const N extends string>(start: Opcode, prefix: P, names: readonly N[]): Record<`${P}.${N}`, Opcode> =>
  dictionary(names.map((name, i) => [`${prefix}.${name}`, start + i])) as Record<`${P}.${N}`, Opcode>

const integerCompare = ['eq', 'ne', 'lt_s', 'lt_u', 'gt_s', 'gt_u', 'le_s', 'le_u', 'ge_s', 'ge_u'] as const
const integerMath = [
  'clz',
  'ctz',
  'popcnt',
  'add',
  'sub',
  'mul',
  'div_s',
  'div_u',
  'rem_s',
  'rem_u',
  'and',
  'or',
  'xor',
  'shl',
  'shr_s',
  'shr_u',
  'rotl',
  'rotr',
] as const
const floatCompare = ['eq', 'ne', 'lt', 'gt', 'le', 'ge'] as const
const floatMath = ['abs', 'neg', 'ceil', 'floor', 'trunc', 'nearest', 'sqrt', 'add', 'sub', 'mul', 'div', 'min', 'max', 'copysign'] as const
const vectorFloat = ['add', 'sub', 'mul', 'div', 'min', 'max', 'pmin', 'pmax'] as const

const listed = {
  __proto__: null, // as in dictionary.ts
  unreachable: 0x00,
  return: 0x0f,
  drop: 0x1a,
  select: 0x1b,
  'i32.eqz': 0x45,
  ...run(0x46, 'i32', integerCompare),
  'i64.eqz': 0x50,
  ...run(0x51, 'i64', integerCompare),
  ...run(0x5b, 'f32', floatCompare),
  ...run(0x61, 'f64', floatCompare),
  ...run(0x67, 'i32', integerMath),
  ...run(0x79, 'i64', integerMath),
  ...run(0x8b, 'f32', floatMath),
  ...run(0x99, 'f64', floatMath),
  ...run(0xa7, 'i32', ['wrap_i64', 'trunc_f32_s', 'trunc_f32_u', 'trunc_f64_s', 'trunc_f64_u']),
  ...run(0xac, 'i64', ['extend_i32_s', 'extend_i32_u', 'trunc_f32_s', 'trunc_f32_u', 'trunc_f64_s', 'trunc_f64_u']),
  ...run(0xb2, 'f32', ['convert_i32_s', 'convert_i32_u', 'convert_i64_s', 'convert_i64_u', 'demote_f64']),
  ...run(0xb7, 'f64', ['convert_i32_s', 'convert_i32_u', 'convert_i64_s', 'convert_i64_u', 'promote_f32']),
  'i32.reinterpret_f32': 0xbc,
  'i64.reinterpret_f64': 0xbd,
  'f32.reinterpret_i32': 0xbe,
  'f64.reinterpret_i64': 0xbf,
  ...run(0xc0, 'i32', ['extend8_s', 'extend16_s']),
  ...run(0xc2, 'i64', ['extend8_s', 'extend16_s', 'extend32_s']),
  ...run(0xfc0000, 'i32', ['trunc_sat_f32_s', 'trunc_sat_f32_u', 'trunc_sat_f64_s', 'trunc_sat_f64_u']),
  ...run(0xfc0004, 'i64', ['trunc_sat_f32_s', 'trunc_sat_f32_u', 'trunc_sat_f64_s', 'trunc_sat_f64_u']),

  'i32x4.splat': 0xfd0011,
  'i64x2.splat': 0xfd0012,
  'f32x4.splat': 0xfd0013,
  'f64x2.splat': 0xfd0014,
  ...run(0xfd0037, 'i32x4', integerCompare),
  ...run(0xfd0041, 'f32x4', floatCompare),
  ...run(0xfd0047, 'f64x2', floatCompare),
  ...run(0xfd004d, 'v128', ['not', 'and', 'andnot', 'or', 'xor', 'bitselect', 'any_true']),
  'f32x4.demote_f64x2_zero': 0xfd005e,
  'f64x2.promote_low_f32x4': 0xfd005f,
  ...run(0xfd0065, 'i8x16', ['narrow_i16x8_s', 'narrow_i16x8_u']),
  ...run(0xfd0067, 'f32x4', ['ceil', 'floor', 'trunc', 'nearest']),
  'f64x2.ceil': 0xfd0074,
  'f64x2.floor': 0xfd0075,
  'f64x2.trunc': 0xfd007a,
  ...run(0xfd0085, 'i16x8', [
    'narrow_i32x4_s',
    'narrow_i32x4_u',
    'extend_low_i8x16_s',
    'extend_high_i8x16_s',
    'extend_low_i8x16_u',
    'extend_high_i8x16_u',
  ]),
  'f64x2.nearest': 0xfd0094,
  ...run(0xfd00a0, 'i32x4', ['abs', 'neg']),
  ...run(0xfd00a7, 'i32x4', [
    'extend_low_i16x8_s',
    'extend_high_i16x8_s',
    'extend_low_i16x8_u',
    'extend_high_i16x8_u',
    'shl',
    'shr_s',
    'shr_u',
    'add',
  ]),
  'i32x4.sub': 0xfd00b1,
  ...run(0xfd00b5, 'i32x4', ['mul', 'min_s', 'min_u', 'max_s', 'max_u']),
  ...run(0xfd00c0, 'i64x2', ['abs', 'neg']),
  ...run(0xfd00c7, 'i64x2', [
    'extend_low_i32x4_s',
    'extend_high_i32x4_s',
    'extend_low_i32x4_u',
    'extend_high_i32x4_u',
    'shl',
    'shr_s',
    'shr_u',
    'add',
  ]),
  'i64x2.sub': 0xfd00d1,
  ...run(0xfd00d5, 'i64x2', ['mul', 'eq', 'ne', 'lt_s', 'gt_s', 'le_s', 'ge_s']),
  ...run(0xfd00e0, 'f32x4', ['abs', 'neg']),
  'f32x4.sqrt': 0xfd00e3,
  ...run(0xfd00e4, 'f32x4', vectorFloat),
  ...run(0xfd00ec, 'f64x2', ['abs', 'neg']),
  'f64x2.sqrt': 0xfd00ef,
  ...run(0xfd00f0, 'f64x2', vectorFloat),
  'i32x4.trunc_sat_f32x4_s': 0xfd00f8,
  ...run(0xfd00fa, 'f32x4', ['convert_i32x4_s', 'convert_i32x4_u']),
  'i32x4.trunc_sat_f64x2_s_zero': 0xfd00fc,
  ...run(0xfd00fe, 'f64x2', ['convert_low_i32x4_s', 'convert_low_i32x4_u']),
  ...run(0xfd0105, 'f32x4', ['relaxed_madd', 'relaxed_nmadd']),
  ...run(0xfd0107, 'f64x2', ['relaxed_madd', 'relaxed_nmadd']),
  'i8x16.relaxed_laneselect': 0xfd0109,
} as const
/** Instructions without an immediate. */
export const plain: Omit<typeof listed, '__proto__'> = listed

/** Loads and stores: an address (and for a store a value) on the stack, an offset as immediate; with the bytes they touch. */
export const memory = {
  'i32.load': [0x28, 4],
  'i64.load': [0x29, 8],
  'f32.load': [0x2a, 4],
  'f64.load': [0x2b, 8],
  'i32.load8_s': [0x2c, 1],
  'i32.load8_u': [0x2d, 1],
  'i32.load16_s': [0x2e, 2],
  'i32.load16_u': [0x2f, 2],
  'i64.load8_s': [0x30, 1],
  'i64.load8_u': [0x31, 1],
  'i64.load16_s': [0x32, 2],
  'i64.load16_u': [0x33, 2],
  'i64.load32_s': [0x34, 4],
  'i64.load32_u': [0x35, 4],
  'i32.store': [0x36, 4],
  'i64.store': [0x37, 8],
  'f32.store': [0x38, 4],
  'f64.store': [0x39, 8],
  'i32.store8': [0x3a, 1],
  'i32.store16': [0x3b, 2],
  'i64.store8': [0x3c, 1],
  'i64.store16': [0x3d, 2],
  'i64.store32': [0x3e, 4],
  'v128.load': [0xfd0000, 16],
  'v128.load8x8_s': [0xfd0001, 8],
  'v128.load8x8_u': [0xfd0002, 8],
  'v128.load16x4_s': [0xfd0003, 8],
  'v128.load16x4_u': [0xfd0004, 8],
  'v128.load32x2_s': [0xfd0005, 8],
  'v128.load32x2_u': [0xfd0006, 8],
  'v128.load8_splat': [0xfd0007, 1],
  'v128.load16_splat': [0xfd0008, 2],
  'v128.load32_splat': [0xfd0009, 4],
  'v128.load64_splat': [0xfd000a, 8],
  'v128.store': [0xfd000b, 16],
  'v128.load32_zero': [0xfd005c, 4],
  'v128.load64_zero': [0xfd005d, 8],
} as const satisfies Record<string, readonly [Opcode, number]>

/** Loads and stores of one lane: offset and lane as immediates. */
export const memoryLane = {
  'v128.load8_lane': [0xfd0054, 1],
  'v128.load16_lane': [0xfd0055, 2],
  'v128.load32_lane': [0xfd0056, 4],
  'v128.load64_lane': [0xfd0057, 8],
  'v128.store8_lane': [0xfd0058, 1],
  'v128.store16_lane': [0xfd0059, 2],
  'v128.store32_lane': [0xfd005a, 4],
  'v128.store64_lane': [0xfd005b, 8],
} as const satisfies Record<string, readonly [Opcode, number]>

/** Instructions with a lane number as immediate. */
export const lane = {
  ...run(0xfd0015, 'i8x16', ['extract_lane_s', 'extract_lane_u', 'replace_lane']),
  ...run(0xfd0018, 'i16x8', ['extract_lane_s', 'extract_lane_u', 'replace_lane']),
  ...run(0xfd001b, 'i32x4', ['extract_lane', 'replace_lane']),
  ...run(0xfd001d, 'i64x2', ['extract_lane', 'replace_lane']),
  ...run(0xfd001f, 'f32x4', ['extract_lane', 'replace_lane']),
  ...run(0xfd0021, 'f64x2', ['extract_lane', 'replace_lane']),
} as const

export type PlainName = keyof typeof plain
export type MemoryName = keyof typeof memory
export type MemoryLaneName = keyof typeof memoryLane
export type LaneName = keyof typeof lane
