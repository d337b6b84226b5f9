/**
 * Rules that tell what they do: `onRun` when one asks its question, `onTime` with the CPU milliseconds of each step, and `onError` with
 * what it throws. An error that `onError` does not throw again stays with the rule: the others still run.
 */
export function observedRules(rules, { onRun, onTime, onError }) {
  const observe = (rule, step) => {
    const since = cpuTime()
    try {
      return step()
    } catch (error) {
      onError(rule, error)
    } finally {
      onTime(rule, cpuTime() - since)
    }
  }
  return Object.fromEntries(
    Object.entries(rules).map(([rule, { meta, create }]) => [
      rule,
      {
        meta,
        create(context) {
          const listeners = observe(rule, () => create(context)) ?? {}
          return Object.fromEntries(
            Object.entries(listeners).map(([selector, listener]) => [
              selector,
              (node) => {
                observe(rule, () => listener?.(node))
                onRun(rule)
              },
            ]),
          )
        },
      },
    ]),
  )
}

/** Milliseconds of CPU that this process has used: unlike the clock, it stands still while other processes run. */
function cpuTime() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** The words that the rules look for before they ask anything, as a comment: a file that ends in it is looked at by them all. */
export function evidenceOf(rules) {
  const words = [...new Set(Object.values(rules).flatMap(({ evidence }) => evidence.flat()))]
  return words.map((word) => `// ${word}`).join('\n')
}

/** Empty lines, without which a file of one long line counts as minified, and no rule looks at it. */
export function paddingOf(text) {
  return '\n'.repeat(Math.ceil(text.length / 200))
}
