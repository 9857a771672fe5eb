// How the JavaScript libraries are timed: each task's median over a fixed time, in a process of its own library.
const now = () => performance.now() / 1e3

/**
 * Times every task and prints one line of JSON: the seconds one operation takes, by the task's name.
 * A task is a function that prepares and returns what to time, or [that function, how many operations one call of it does].
 * Between calls the event loop turns now and then, as in a program that awaits its data.
 */
export async function measure(library, tasks, { only, seconds = 0.5, around = (f) => f() } = {}) {
  const times = {}
  const failed = {}
  for (const [name, task] of Object.entries(tasks)) {
    if (only && !only.includes(name)) continue
    const [prepare, operations] = Array.isArray(task) ? task : [task, 1]
    try {
      const f = prepare()
      for (let i = 0; i < 3; i++) around(f)
      const samples = []
      const end = now() + seconds
      let turned = now()
      while ((now() < end || samples.length < 5) && samples.length < 2000) {
        const start = now()
        around(f)
        samples.push(now() - start)
        if (now() - turned > 0.02) {
          await new Promise((resolve) => setImmediate(resolve))
          turned = now()
        }
      }
      samples.sort((a, b) => a - b)
      times[name] = samples[samples.length >> 1] / operations
    } catch (error) {
      failed[name] = String(error?.message ?? error)
        .split('\n')[0]
        .slice(0, 160)
    }
  }
  console.log(JSON.stringify({ library, seconds: times, failed }))
  process.exit(0)
}

/** Many calls in one sample, where one is too short for the clock: [prepare, operations]. */
export const repeated = (operations, prepare) => [
  () => {
    const f = prepare()
    return () => {
      for (let i = 0; i < operations; i++) f()
    }
  },
  operations,
]
