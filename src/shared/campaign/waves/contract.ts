import { z } from 'zod'
import { Party } from '../../dossiers/model.ts'
import { Day, Id } from '../../kernel/common.ts'
import { done, type Endpoint, endpoint, Made, nothing, one } from '../../kernel/endpoint.ts'
import { OneLine } from '../../kernel/one-line.ts'
import { TimeLimit } from '../../procedure/limits/model.ts'
import { ProjectCommune } from '../projects/model.ts'
import { Authority, Wave, WaveMark } from './model.ts'

/** A line of a pasted list: the authority it names, or the communes it may be. */
export const AuthorityReading = z.object({
  line: z.string(),
  authority: Authority.optional(),
  choices: z.array(ProjectCommune.extend({ department: z.string() })),
})

const standingState = z.enum([
  'unsent',
  'sent',
  'waiting',
  'refused',
  'referred',
  'confirmed',
  'late',
  'filed',
  'closed',
])

/** Where one authority stands today; `next`: what is to be done, from the time limits of procedure. */
export const LineStanding = z.object({
  line: Id,
  state: standingState,
  silence: Day.optional(),
  confirmation: Day.optional(),
  next: TimeLimit.optional(),
  limits: z.array(TimeLimit),
})
export type LineStanding = z.infer<typeof LineStanding>

const dueItem = z.object({
  wave: Id,
  waveTitle: z.string(),
  line: Id,
  authority: z.string(),
  day: Day,
  limit: TimeLimit.optional(),
})
export type DueLine = z.infer<typeof dueItem>

/** The week of all waves, told on its Monday and on each day after it. */
export const WaveWeek = z.object({
  monday: Day,
  born: z.array(dueItem),
  since: z.array(dueItem),
  ends: z.array(dueItem),
  late: z.array(dueItem),
  unproven: z.array(dueItem),
})
export type WaveWeek = z.infer<typeof WaveWeek>

/** Texts that may be opened from an authority of a wave. */
export const WaveText = z.enum(['saisine-cada', 'requete-documents', 'rep-vsa'])
export type WaveText = z.infer<typeof WaveText>

/** Requests for documents sent to many authorities at once, followed line by line. */
export const waves = {
  'waves.list': endpoint({ input: nothing, output: z.array(Wave) }),
  'waves.get': endpoint({ input: one, output: Wave }),
  /** the authorities that a pasted list names */
  'waves.read': endpoint({
    input: z.object({ text: z.string().max(200_000) }),
    output: z.array(AuthorityReading),
  }),
  /** a wave with its letter, its dossier and its authorities; who asks is taken from the last wave where nobody is named */
  'waves.create': endpoint({
    input: z.object({
      title: OneLine.min(1).max(300),
      authorities: z.array(Authority.extend({ project: Id.optional() })).max(2000),
      claimants: z.array(Party).max(20).default([]),
      /** the software asked about; that of the project of a line comes first */
      software: z.string().max(300).default(''),
      /** the town one writes from */
      place: z.string().max(100).default(''),
      campaign: Id.optional(),
    }),
    output: Wave,
    changes: 'everything',
  }),
  'waves.save': endpoint({ input: z.object({ wave: Wave }), output: Wave, changes: 'library' }),
  'waves.remove': endpoint({ input: one, output: done, changes: 'library' }),
  'waves.restore': endpoint({ input: one, output: done, changes: 'library' }),
  'waves.standing': endpoint({
    input: one.extend({ day: Day.optional() }),
    output: z.array(LineStanding),
  }),
  /** notes a day on several lines at once; without a date the mark is taken away. Those it cannot be noted on are told, the others are */
  'waves.mark': endpoint({
    input: one.extend({
      mark: WaveMark,
      marks: z.array(z.object({ line: Id, date: Day.optional() })).max(2000),
      options: z.array(z.string().max(60)).max(10).default([]),
    }),
    output: z.object({ wave: Wave, refused: z.array(z.string()) }),
    changes: 'library',
  }),
  /** the letters, one for each line, as Word files, messages or one Word file; the day is the one they bear */
  'waves.write': endpoint({
    input: one.extend({
      lines: z.array(Id).max(2000).optional(),
      as: z.enum(['docx', 'eml', 'one']),
      day: Day,
      author: z.string().max(200).default(''),
    }),
    output: Made.extend({ written: z.int(), pages: z.int() }),
    changes: 'none',
  }),
  /** puts an exhibit of the wave’s dossier among the answers of a line, or takes it out */
  'waves.answer': endpoint({
    input: one.extend({ line: Id, exhibit: Id, out: z.boolean().default(false) }),
    output: Wave,
    changes: 'library',
  }),
  /** what the week of a day brings, in all waves */
  'waves.due': endpoint({ input: z.object({ day: Day.optional() }), output: WaveWeek }),
  /** the tracking table of a wave */
  'waves.export': endpoint({
    input: one.extend({ format: z.enum(['csv', 'docx']), day: Day.optional() }),
    output: Made,
  }),
  /** opens a text from a line in its own dossier: its facts, its dates, its exhibits and who asks come with it */
  'waves.open': endpoint({
    input: one.extend({ line: Id, template: WaveText }),
    output: z.object({ dossier: Id, draft: Id }),
    changes: 'everything',
  }),
} satisfies Record<string, Endpoint>
