/** A tree of what was made for a sequence of numbers and words, so that no key need be put together to find it. */
export class Tree<T> {
  value: T | null = null
  #branches: Map<string | number, Tree<T>> | null = null
  at(key: string | number): Tree<T> {
    this.#branches ??= new Map()
    let b = this.#branches.get(key)
    if (b === undefined) this.#branches.set(key, (b = new Tree()))
    return b
  }
}
