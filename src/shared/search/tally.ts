/** How long a text is. */
export interface Tally {
  readonly words: number
  /** with its spaces */
  readonly characters: number
  /** without any */
  readonly letters: number
}

export const emptyTally: Tally = { words: 0, characters: 0, letters: 0 }

/** Words as a reader counts them: an apostrophe or a hyphen does not begin a new one. */
const word = /[\p{L}\p{N}]+(?:[’'·‑-][\p{L}\p{N}]+)*/gu

/** The length of one line of text. */
export function tally(text: string): Tally {
  return {
    words: text.match(word)?.length ?? 0,
    characters: text.length,
    letters: text.length - (text.match(/\s/g)?.length ?? 0),
  }
}

/** Several lengths as one. */
export const sumTallies = (all: Iterable<Tally>): Tally => {
  const sum = { ...emptyTally }
  for (const one of all) {
    sum.words += one.words
    sum.characters += one.characters
    sum.letters += one.letters
  }
  return sum
}

/** Words a minute, read to oneself and pleaded aloud. */
const pace = { silent: 230, aloud: 140 } as const

/** Minutes a text takes to read. */
export const minutes = ({ words }: Tally, manner: keyof typeof pace): number => words / pace[manner]

/** `40 s`, `1 min 20 s`: for what is said aloud, to ten seconds. */
export function secondsText(time: number): string {
  const whole = Math.max(10, Math.round((time * 60) / 10) * 10)
  const [m, s] = [Math.floor(whole / 60), whole % 60]
  return [m > 0 ? `${m}\u00a0min` : '', s > 0 ? `${s}\u00a0s` : ''].filter(Boolean).join('\u00a0')
}

/** `moins d’une minute`, `12 min`, `1 h 05`. */
export function durationText(time: number): string {
  const whole = Math.round(time)
  if (time < 1) return time === 0 ? '0\u00a0min' : 'moins d’une minute'
  if (whole < 60) return `${whole}\u00a0min`
  return `${Math.floor(whole / 60)}\u00a0h\u00a0${String(whole % 60).padStart(2, '0')}`
}
