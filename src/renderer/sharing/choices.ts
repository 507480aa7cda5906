import type { Review, ReviewChoice, ReviewItem } from '../../shared/sharing/review.ts'

/** Choices so far, by item; an item that is not there stands as the review proposes. */
export type Choices = Readonly<Record<string, ReviewChoice>>
export type State = ReviewItem['state']
type Field = ReviewItem['fields'][number]
export type Side = 'mine' | 'theirs'

/** The states, in the order one looks at them. */
export const states: readonly State[] = ['conflict', 'changed', 'new', 'older', 'same']

/** Which side a field stands on. */
export function sideOf(choices: Choices, item: ReviewItem, field: Field): Side {
  const choice = choices[item.id]
  if (choice === 'take') return 'theirs'
  if (choice === 'keep') return 'mine'
  return choice?.[field.name] ?? field.take
}

/** Puts one field on a side; the others of the item stay where they stand. */
export function withSide(choices: Choices, item: ReviewItem, field: Field, side: Side): Choices {
  const sides = item.fields.map(one => [one.name, one === field ? side : sideOf(choices, item, one)])
  return { ...choices, [item.id]: Object.fromEntries(sides) }
}

/** Whether anything of an item would be written. */
export function isTaken(choices: Choices, item: ReviewItem): boolean {
  if (item.state === 'new') return choices[item.id] !== 'keep'
  return item.fields.some(field => sideOf(choices, item, field) === 'theirs')
}

/** The whole pack taken, or nothing of it. */
export const all = (items: readonly ReviewItem[], choice: 'take' | 'keep'): Choices =>
  Object.fromEntries(items.map(item => [item.id, choice]))

/** Counts what taking the pack would do, as things stand. */
export function outcome(review: Review, choices: Choices) {
  const takenItems = review.items.filter(item => isTaken(choices, item))
  const newCount = takenItems.filter(item => item.state === 'new').length
  return {
    newCount,
    changedCount: takenItems.length - newCount,
    ownCount: review.items.length - takenItems.length,
  }
}

/** How many of each state. */
export const countOf = (items: readonly ReviewItem[], state: State): number =>
  items.filter(item => item.state === state).length
