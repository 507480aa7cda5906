const STOP_WORDS = new Set(
  (
    'a au aux avec ce ces cette cet dans de des du elle en et eux il ils je la le les leur leurs lui ma mais me meme mes mon ne nos ' +
    'notre nous on ou par pas pour qu que qui sa se ses son sur ta te tes ton tu un une vos votre vous c d j l m n s t y est'
  ).split(' '),
)

/** Tells the stop words: words of the language rather than of the question. */
export const isStopWord = (word: string): boolean => STOP_WORDS.has(word)
