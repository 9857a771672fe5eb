/** `torch.backends`: what computes beside WebAssembly. */
import { type NativeMode, type NativeStatus, nativeMode, nativePart, setNativeMode } from '../backend/native/door.ts'
import { ValueError } from '../errors.ts'

const none = (): NativeStatus => ({
  mode: nativeMode(),
  blas: null,
  compiler: null,
  cache: null,
  kernels: 0,
  pending: 0,
  reason: nativeMode() === 'off' ? null : 'this host has no way to native code',
})

/**
 * The helpers that a machine may offer under Node: a BLAS for matrix products, and kernels compiled by its own C compiler; both
 * through the optional package `koffi`. `VARIGRAD_NATIVE` (`off`, `blas`, `full`) sets what is used from the start, `VARIGRAD_BLAS`
 * names a BLAS, `CC` a compiler. What is absent or broken is done by WebAssembly.
 *
 * @example
 * torch.backends.native.enable()
 * torch.backends.native.status() // { mode: 'full', blas: 'libopenblas.so.0', compiler: 'cc …', … }
 */
export const native = {
  /** What is in use; `reason` says why something asked for is not. */
  status: (): NativeStatus => nativePart()?.status() ?? none(),
  /**
   * Uses all there is, or as much as `mode` says.
   * @throws ValueError for another mode than 'off', 'blas' or 'full'
   */
  enable(mode: NativeMode = 'full'): void {
    if (mode !== 'off' && mode !== 'blas' && mode !== 'full')
      throw new ValueError(`expected mode 'off', 'blas' or 'full', but got ${String(mode)}`)
    setNativeMode(mode)
  },
  /** Resolves when no kernel is being compiled. */
  settle: async (): Promise<void> => nativePart()?.settle(),
}
