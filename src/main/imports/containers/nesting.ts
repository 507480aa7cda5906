/** Elements of a page open at once: those of the web have some hundred, and what reads them slows down with each. */
const MAX_OPEN_ELEMENTS = 5000

/** Counts the open elements of a page of HTML; throws what `refuse` makes where they are too many to be honest. */
export function nestingCounter(refuse: () => Error) {
  let depth = 0
  return {
    open(): void {
      depth += 1
      if (depth > MAX_OPEN_ELEMENTS) throw refuse()
    },
    close(): void {
      depth -= 1
    },
  }
}
