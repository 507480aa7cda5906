import type { Problem } from '../dossiers/problem.ts'
import type { Gathered } from '../drafts/gathered.ts'
import { producedByAll } from '../drafts/production.ts'
import { factOf, questionKeyOf } from '../drafts/slots/facts.ts'
import type { CiteCheck } from '../drafts/verify/cite-check.ts'
import { summaryText } from '../drafts/verify/summary.ts'
import { momentOf, sizeText } from '../exhibits/formats.ts'
import { fileName, MAX_NAME_CHARS, type NumberedExhibit } from '../exhibits/list.ts'
import { dayText } from '../french/dates.ts'
import { DAY_SHAPE } from '../kernel/days.ts'
import type { PreflightLine, PreflightWish } from './preflight.ts'
import { unfinishedTitles } from './unfinished.ts'

/** A text about to be filed, with all that was asked of it. */
export interface PreflightText {
  readonly content: Gathered
  readonly problems: readonly Problem[]
  readonly check: CiteCheck
  /** the moment of its last bundle, and whether it still says the same */
  readonly bundle?: { readonly at: string; readonly isSame: boolean } | undefined
}

/** The state of the copy of a text: `together`: its text is of this deposit; a day: it was filed then. */
export type CopyState = 'together' | 'unfiled' | { readonly filed: string }

type Line = Omit<PreflightLine, 'at'> & { readonly at?: Problem['at'] }
const whole = (lines: readonly Line[]): PreflightLine[] => lines.map(one => ({ ...one, at: one.at ?? {} }))

/** The lines of one text: what blocks it, its date, its citations, what is said when it is sent. */
export function textLines(text: PreflightText, day: string, isNoted: boolean): PreflightLine[] {
  const { draft } = text.content
  const line = (
    severity: PreflightLine['severity'],
    code: string,
    message: string,
    at: Problem['at'] = {},
  ) => ({ severity, code, message, draft: draft.id, at })
  return [
    ...checkLines(text, line),
    ...dateLines(text, day, line),
    ...citationLines(text, line),
    ...(isNoted ? bundleLines(text, line) : mentionLines(text, line)),
  ]
}

type MakeLine = (
  severity: PreflightLine['severity'],
  code: string,
  message: string,
  at?: Problem['at'],
) => PreflightLine

function checkLines({ content: { draft }, problems }: PreflightText, line: MakeLine): PreflightLine[] {
  const blocking = problems.filter(one => one.severity === 'blocking')
  const warnings = problems.filter(one => one.severity === 'warning')
  const ofExhibits = warnings.filter(one => one.code.startsWith('exhibit-'))
  const others = warnings.length - ofExhibits.length
  return [
    ...blocking.map(one => line('blocking', one.code, one.message, one.at)),
    ...(blocking.length === 0
      ? [line('fine', 'checks', `«\u00a0${draft.title}\u00a0»\u00a0: aucun contrôle ne bloque.`)]
      : []),
    ...ofExhibits.map(one => line('warning', one.code, one.message, one.at)),
    ...(others > 0
      ? [
          line(
            'warning',
            'warnings',
            others === 1
              ? `«\u00a0${draft.title}\u00a0»\u00a0: un avertissement est à relire dans ses contrôles.`
              : `«\u00a0${draft.title}\u00a0»\u00a0: ${others} avertissements sont à relire dans ses contrôles.`,
          ),
        ]
      : []),
  ]
}

/** The day the text bears, against the day of the deposit. */
function dateLines(
  { content: { draft, dossier, template } }: PreflightText,
  day: string,
  line: MakeLine,
): PreflightLine[] {
  const dated = factOf('filing.date', dossier, template)
  if (!dated || !DAY_SHAPE.test(dated)) return []
  return dated === day
    ? [line('fine', 'date', `«\u00a0${draft.title}\u00a0» porte la date du dépôt, le ${dayText(day)}.`)]
    : [
        line(
          'warning',
          'date',
          `«\u00a0${draft.title}\u00a0» est daté du ${dayText(dated)}, et le dépôt est du ${dayText(day)}\u00a0: mettez-les d’accord.`,
          { fact: questionKeyOf('filing.date', template) },
        ),
      ]
}

function citationLines({ content: { draft }, check }: PreflightText, line: MakeLine): PreflightLine[] {
  const { citations } = check
  if (citations.length === 0) return []
  const isDoubtful = citations.some(one => one.verdict === 'differs' || one.verdict === 'absent')
  return [
    line(
      isDoubtful ? 'warning' : 'information',
      'citations',
      `Citations de «\u00a0${draft.title}\u00a0»\u00a0: ${summaryText(citations)}`,
    ),
  ]
}

/** The rule of the templates whose text must bear the word. */
const REFERE_RULE = 'no-refere-mention'

/** The lines of the sending itself: the box to tick, the mention on the envelope. */
function mentionLines(
  { content: { draft, template }, problems }: PreflightText,
  line: MakeLine,
): PreflightLine[] {
  const steps = (template?.next ?? []).filter(step => step.event === 'filed')
  const isUrgent = template?.rules.some(one => one.code === REFERE_RULE) ?? false
  const isMissing = problems.some(one => one.code === REFERE_RULE)
  const mention = (words: string) => line('information', 'mention', `«\u00a0${draft.title}\u00a0»${words}`)
  return [
    ...steps.map(step => mention(`\u00a0: ${step.text}${step.law ? ` (${step.law})` : ''}`)),
    ...(isUrgent && !isMissing
      ? [
          mention(
            ` porte la mention «\u00a0RÉFÉRÉ\u00a0»\u00a0: ${steps.length > 0 ? '' : 'dans Télérecours, cochez «\u00a0référé\u00a0»\u00a0; '}par la poste, écrivez-la aussi sur l’enveloppe (art. R. 522-3 CJA).`,
          ),
        ]
      : []),
  ]
}

/** Whether what is about to be noted is what its bundle held. */
function bundleLines(
  { content: { draft }, bundle, problems }: PreflightText,
  line: MakeLine,
): PreflightLine[] {
  if (!bundle?.isSame && problems.some(one => one.severity === 'blocking'))
    return [
      line(
        'warning',
        'working-copy',
        `Ce que ce dépôt gardera de «\u00a0${draft.title}\u00a0» est une copie de travail\u00a0: des contrôles bloquent la version à déposer. Si c’est un texte complet qui est parti, complétez d’abord celui-ci.`,
      ),
    ]
  if (!bundle)
    return [
      line(
        'information',
        'no-bundle',
        `Aucun dossier de dépôt n’a été fait de «\u00a0${draft.title}\u00a0» ici\u00a0: c’est la version d’aujourd’hui qui sera gardée, avec ses fichiers tels qu’elle s’imprime.`,
      ),
    ]
  const moment = momentOf(bundle.at)
  return bundle.isSame
    ? [line('fine', 'bundle', `«\u00a0${draft.title}\u00a0» est celui du dossier de dépôt du ${moment}.`)]
    : [
        line(
          'warning',
          'changed-since-bundle',
          `«\u00a0${draft.title}\u00a0» a changé depuis son dossier de dépôt du ${moment}. Si c’est lui qui est parti, reprenez d’abord la version «\u00a0Dossier de dépôt\u00a0» parmi ses versions.`,
        ),
      ]
}

/** The lines of the exhibits of one case: its inventory, its copies, the sizes of its files. */
export function exhibitLines(
  texts: readonly PreflightText[],
  wish: Pick<PreflightWish, 'naming' | 'limit'>,
  copyStates: ReadonlyMap<string, CopyState>,
  titleOf: (draft: string) => string,
): PreflightLine[] {
  const entries = producedByAll(texts.map(one => one.content))
  const heavy = entries.filter(one => (one.exhibit.file?.size ?? 0) > wish.limit * 1_000_000)
  return whole([
    ...inventoryLines(entries),
    ...entries.flatMap(one => copyLine(one, copyStates, titleOf)),
    ...heavy.map(
      ({ exhibit, stamp }): Line => ({
        severity: 'warning',
        code: 'size',
        message: `La p${stamp.slice(1)} pèse ${sizeText(exhibit.file?.size ?? 0)}, plus que les ${wish.limit}\u00a0Mo admis\u00a0: partagez-la ou allégez-la.`,
        at: { exhibit: exhibit.id },
      }),
    ),
    ...(heavy.length === 0 && entries.length > 0
      ? [
          {
            severity: 'fine',
            code: 'size',
            message: `Noms de ${MAX_NAME_CHARS}\u00a0caractères au plus, pièces de ${wish.limit}\u00a0Mo au plus.`,
          } satisfies Line,
        ]
      : []),
  ])
}

function inventoryLines(entries: readonly NumberedExhibit[]): Line[] {
  const [first] = entries
  if (!first)
    return [{ severity: 'information', code: 'no-exhibit', message: 'Aucune pièce n’est produite.' }]
  const fileless = entries.filter(
    ({ exhibit: { file, copyOf } }) => !copyOf && (!file || isUnreadable(file.flaw)),
  )
  const unfinished = unfinishedTitles(entries)
  const last = entries.at(-1) ?? first
  const isContinuous = entries.every(({ number }, at) => number === first.number + at)
  const count = entries.length === 1 ? 'Une pièce' : `${entries.length}\u00a0pièces`
  return [
    ...fileless.map(
      ({ exhibit, stamp, title }): Line => ({
        severity: 'blocking',
        code: 'file',
        message: `La p${stamp.slice(1)} (${title}) est à l’inventaire et n’a pas de fichier qui se lise\u00a0: ajoutez-le, ou mettez-la de côté.`,
        at: { exhibit: exhibit.id },
      }),
    ),
    ...unfinished.map(
      ({ exhibit, message }): Line => ({ severity: 'blocking', code: 'title', message, at: { exhibit } }),
    ),
    ...(isContinuous
      ? []
      : [
          {
            severity: 'blocking',
            code: 'numbers',
            message: `${count}, dont les numéros ne se suivent pas (art. R. 412-2 CJA)\u00a0: rangez les pièces de ces textes d’abord.`,
          } satisfies Line,
        ]),
    ...(fileless.length === 0 && unfinished.length === 0 && isContinuous
      ? [
          {
            severity: 'fine',
            code: 'inventory',
            message:
              entries.length === 1
                ? `Une pièce, le n°\u00a0${first.number}, avec son fichier.`
                : `${count}, du n°\u00a0${first.number} au n°\u00a0${last.number}\u00a0: l’inventaire et les fichiers disent les mêmes.`,
          } satisfies Line,
        ]
      : []),
  ]
}

const isUnreadable = (flaw: string | undefined): boolean => flaw !== undefined && flaw !== 'repaired'

function copyLine(
  { exhibit, stamp }: NumberedExhibit,
  states: ReadonlyMap<string, CopyState>,
  titleOf: (draft: string) => string,
): Line[] {
  const { copyOf, id } = exhibit
  if (!copyOf || exhibit.filed) return []
  const state = states.get(copyOf) ?? 'unfiled'
  const title = titleOf(copyOf)
  const line = (severity: Line['severity'], words: string): Line[] => [
    {
      severity,
      code: 'copy',
      message: `La p${stamp.slice(1)} est la copie du texte «\u00a0${title}\u00a0» ${words}`,
      at: { exhibit: id },
    },
  ]
  if (state === 'unfiled')
    return line(
      'blocking',
      'qui n’est ni déposé ni de ce dépôt : déposez-le d’abord, ou dans ce dépôt (art. R. 522-1 CJA).',
    )
  return state === 'together'
    ? line('fine', 'et sera tirée du fichier même qui se dépose avec.')
    : line('fine', `déposé le ${dayText(state.filed)}\u00a0: elle est tirée de ce fichier.`)
}

/** The files of the exhibits of one case, as they would be named. */
export const plannedFiles = (texts: readonly PreflightText[], { naming }: Pick<PreflightWish, 'naming'>) =>
  producedByAll(texts.map(one => one.content)).map(entry => ({
    exhibit: entry.exhibit.id,
    number: entry.number,
    name: fileName(entry, naming),
    ...(entry.exhibit.file && { size: entry.exhibit.file.size }),
  }))
