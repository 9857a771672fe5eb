/** Packages that are the user's to install: looked for when they are needed. */

/** The package's module, or null where it is not installed. */
export async function optionalPackage<T>(name: string): Promise<T | null> {
  try {
    const found = (await import(/* @vite-ignore */ name)) as { default?: T } & T
    return found.default ?? found
  } catch {
    return null
  }
}
