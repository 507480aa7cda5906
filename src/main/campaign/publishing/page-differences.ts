import type { WordChange } from '../../../shared/campaign/publishing/model.ts'
import { plainWords } from '../../../shared/campaign/publishing/privacy.ts'
import { pageContent } from '../../imports/containers/read-page.ts'

/** Changes shown of one page: past them, their number is told. */
const MAX_SHOWN = 60
/** Lines compared one with one; beyond, the lines of one page that the other has not. */
const MAX_COMPARISONS = 4_000_000

/** The words of a file that its reader sees, line by line. */
function linesOf(path: string, text: string): string[] {
  if (path.endsWith('.html')) {
    try {
      return [...pageContent(text).lines]
    } catch {
      // a page changed by hand into something no browser would show: its source is compared
    }
  }
  return (path.endsWith('.css') ? text : plainWords(text.replace(/<[^>]*>/g, '\n')))
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
}

/** The words that change from one state of a file to the next; `more`: changes past those shown. */
export function differences(
  path: string,
  before: string,
  after: string,
): { changes: WordChange[]; more: number } {
  const all = hunks(linesOf(path, before), linesOf(path, after))
  const changes =
    all.length === 0 && before !== after
      ? [{ before: 'mise en forme', after: 'mise en forme nouvelle' }]
      : all
  return { changes: changes.slice(0, MAX_SHOWN), more: Math.max(0, changes.length - MAX_SHOWN) }
}

/** Lines that went and lines that came, those at one place beside each other. */
function hunks(before: readonly string[], after: readonly string[]): WordChange[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1
  const [left, right] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  if (left.length * right.length > MAX_COMPARISONS) return unmatched(left, right)
  const lengths = commonLengths(left, right)
  const changes: WordChange[] = []
  let [removed, added]: [string[], string[]] = [[], []]
  const flush = () => {
    for (let n = 0; n < Math.max(removed.length, added.length); n += 1)
      changes.push({ before: removed[n] ?? '', after: added[n] ?? '' })
    ;[removed, added] = [[], []]
  }
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      flush()
      i += 1
      j += 1
    } else if (j >= right.length || (i < left.length && lengths(i + 1, j) >= lengths(i, j + 1)))
      removed.push(left[i++] ?? '')
    else added.push(right[j++] ?? '')
  }
  flush()
  return changes
}

/** Length of the longest common subsequence of what is left of two lists from each pair of places. */
function commonLengths(left: readonly string[], right: readonly string[]): (i: number, j: number) => number {
  const width = right.length + 1
  const table = new Uint32Array((left.length + 1) * width)
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      table[i * width + j] =
        left[i] === right[j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0)
  return (i, j) => table[i * width + j] ?? 0
}

function unmatched(left: readonly string[], right: readonly string[]): WordChange[] {
  const [before, after] = [new Set(left), new Set(right)]
  return [
    ...left.filter(line => !after.has(line)).map(line => ({ before: line, after: '' })),
    ...right.filter(line => !before.has(line)).map(line => ({ before: '', after: line })),
  ]
}
