import { daysBetween } from '../../../kernel/days.ts'

/** How close two numbers or dates written as text are: the same, a slip of the hand away, or different. */
export type Nearness = 'same' | 'near' | 'other'

/** A slip: one sign changed, dropped, doubled, or two neighbours swapped. */
export function nearness(a: string, b: string): Nearness {
  if (a === b) return 'same'
  if (Math.abs(a.length - b.length) > 1) return 'other'
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1
    endB -= 1
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)]
  if (restA.length <= 1 && restB.length <= 1) return 'near'
  const isSwap = restA.length === 2 && restB === `${restA[1]}${restA[0]}`
  return isSwap ? 'near' : 'other'
}

/** Two days that a slip tells apart: a few days away, or the same but for the month or the year. */
export function nearDays(a: string, b: string): boolean {
  const days = Math.abs(daysBetween(a, b))
  if (days <= 3) return true
  const [yearA, monthA, dayA] = a.split('-')
  const [yearB, monthB, dayB] = b.split('-')
  const same = [yearA === yearB, monthA === monthB, dayA === dayB].filter(Boolean).length
  return same === 2 && (dayA === dayB || nearness(dayA ?? '', dayB ?? '') === 'near')
}
