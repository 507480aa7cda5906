import type { Chamber } from '../bills/model.ts'
import type { TextNature } from '../bills/state/nature.ts'

/**
 * The place of a text in the procedure, as what may still be done depends on it. It says what is ahead, not what was last noted:
 * `vote` is before the vote on the whole, `adopted` between the last vote and promulgation, `blocked` under a single vote (art. 44, al. 3),
 * `resolved` once an assembly has voted a resolution, which nothing follows.
 */
export const STEPS = [
  'committee',
  'reported',
  'sitting',
  'vote',
  'engaged',
  'blocked',
  'joint',
  'joint-text',
  'new-reading',
  'final-reading',
  'adopted',
  'referred',
  'decided',
  'law',
  'resolved',
  'lapsed',
] as const
export type Step = (typeof STEPS)[number]

/** Actors of the procedure. A `member` sits in either assembly; the roles after it are of some members, and give what that role adds. */
export const ACTORS = [
  'member',
  'committee-member',
  'rapporteur',
  'joint-member',
  'group-president',
  'head-of-state',
  'prime-minister',
  'assembly-president',
  'government',
  'conseil',
  'litigant',
  'judge',
  'citizen',
] as const
export type Actor = (typeof ACTORS)[number]

/** Acts of the procedure. The words it is asked in are in `words.ts`, the words it is recognised by in `read-request.ts`. */
export const ACTS = [
  'delete',
  'delete-in-committee',
  'propose-deletion',
  'keep-out',
  'amend',
  'sub-amend',
  'amend-with-agreement',
  'reject-motion',
  'vote-text',
  'censure',
  'second-deliberation',
  'withdraw',
  'raise-article-40',
  'drop',
  'leave-out',
  'refuse-joint-if',
  'refuse-joint-if-restored',
  'refuse-joint',
  'refuse-final',
  'refuse-senate-amendment',
  'refer',
  'refer-alone',
  'new-deliberation',
  'decide',
  'contribution',
  'promulgate',
  'repeal-once-law',
  'repeal-deferred',
  'repeal',
  'repeal-rest',
  'never-again',
  'no-renewal',
  'decree',
  'qpc',
  'challenge-decree',
  'question',
  'resolution',
  'inquiry',
  'report',
  'petition',
] as const
export type Act = (typeof ACTS)[number]

/**
 * The object an act may have. `open`: in the text, and no reading has closed it; `present`: in the text, open or not; `out`: not in it;
 * `rest`: partly struck; `deferred`: in a law, not in force yet; `in-force`: in a law that applies; `expired`: in a law, past its term; `text`:
 * the text, whatever its measures.
 */
export type PowerObject = 'open' | 'present' | 'rest' | 'deferred' | 'in-force' | 'out' | 'expired' | 'text'

/** The place of a text: its step, and the chambers that have the next say on it, none where no chamber has. */
export interface Position {
  readonly step: Step
  readonly chambers: readonly Chamber[]
  /** 1: first reading; absent after the readings */
  readonly reading?: number
  /** the Assemblée is dissolved, and the next one not yet met: it has no deputy (art. 12) */
  readonly isDissolved?: true
}

/** An act that an actor may still do about a measure at a step. A row of the table. */
export interface Power {
  readonly act: Act
  readonly steps: readonly Step[]
  readonly actors: readonly Actor[]
  /** `seized`: members of a chamber that has the next say; `an`, `senat`: of that one only, once it has it; `any`: of both */
  readonly of: 'seized' | Chamber | 'any'
  readonly about: PowerObject
  /** `first`: what a document asks; `also`: what may be asked beside it, by whoever writes it */
  readonly rank: 'first' | 'also'
  /** until when it may be done, in words */
  readonly until: string
  /** the articles it rests on */
  readonly law: string
  /** `recalled`: nobody has read the article since; such a power is never the sole ground of what a document asks */
  readonly source: 'read' | 'recalled'
  /** first day it is law, where it is younger than the Constitution */
  readonly since?: string
  /** natures of text of which it is no power */
  readonly except?: readonly TextNature[]
  /** what it takes beyond being who one is */
  readonly condition?: string
}
