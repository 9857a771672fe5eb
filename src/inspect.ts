/** How the consoles of Node and Deno ask an object for its text. */
export const inspect: unique symbol = Symbol.for('nodejs.util.inspect.custom') as typeof inspect
