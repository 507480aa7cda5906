import { useState } from 'react'
import type { Output } from '../../shared/contract/contract.ts'
import { isDue } from '../../shared/dossiers/closing.ts'
import { fold } from '../../shared/french/fold.ts'
import { addDays } from '../../shared/kernel/days.ts'
import { nearness } from '../../shared/procedure/limits/nearness.ts'
import { caseName } from '../../shared/procedure/reminders.ts'
import { call, useCall } from '../kernel/api.ts'
import { go, href } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { distance, longDay, momentText, shortDay, today } from '../ui/date.ts'
import { Field } from '../ui/field.tsx'
import { Empty, Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'

const types = { recourse: 'recours', advocacy: 'plaidoyer' } as const

/** Every dossier, the last one touched first. */
export function Dossiers({
  last,
  onNew,
  onGuide,
  onSample,
  onImport,
}: {
  /** where the user was last: a dossier, and a text of it */
  readonly last?: string
  readonly onNew: () => void
  /** plain questions that lead to the right text */
  readonly onGuide: () => void
  readonly onSample: () => void
  readonly onImport: () => void
}) {
  const { value, error, reload } = useCall('dossiers.list', {})
  const { value: campaigns } = useCall('campaigns.list', {}, ['library', 'dossiers'])
  const campaignOf = (id: string) => campaigns?.find(one => one.dossier === id)
  const say = useSay()
  const [words, setWords] = useState('')
  const { value: limits } = useCall('limits.due', { since: today() })
  const listed = value?.filter(one => isNamed(one.title, words))
  const lastDossier = value?.find(one => one.id === last?.split('/')[0])
  const remove = (id: string, title: string) =>
    call['dossiers.remove']({ id }).then(
      () =>
        say.success(`Le dossier «\u00a0${title}\u00a0» est retiré, avec ses projets et ses pièces.`, () =>
          call['dossiers.restore']({ id }),
        ),
      say.error,
    )
  return (
    <div className="screen">
      <div className="title-row">
        <h1>Dossiers</h1>
        <div className="actions">
          <Button look="quiet" onPress={onImport}>
            Ouvrir un dossier exporté…
          </Button>
          <Button onPress={onGuide}>Par où commencer&nbsp;?</Button>
          <Button look="main" onPress={onNew}>
            Nouveau dossier
          </Button>
        </div>
      </div>
      {error && <Failure error={error} retry={reload} />}
      {!value && !error && <Loading />}
      {value?.length === 0 && (
        <Empty
          title="Aucun dossier"
          actions={
            <>
              <Button look="main" onPress={onGuide}>
                Être guidé pas à pas
              </Button>
              <Button onPress={onNew}>Choisir un modèle</Button>
              <Button onPress={onSample}>Ouvrir le dossier d’exemple</Button>
            </>
          }
        >
          Un dossier réunit les faits d’une affaire, ses pièces et ses textes. Les faits se disent une
          fois&nbsp;; tous les textes les reprennent.
        </Empty>
      )}
      {lastDossier && last && (
        <p className="resume">
          <a className="button" href={href(['dossier', ...last.split('/')])}>
            Reprendre «{'\u00a0'}
            {lastDossier.title}
            {'\u00a0'}»
          </a>
        </p>
      )}
      <Due limits={limits} />
      <ToErase dossiers={value ?? []} />
      {(value?.length ?? 0) > FEW && <Field label="Chercher un dossier" value={words} onChange={setWords} />}
      {listed?.length === 0 && words && <p className="help">Aucun dossier n’a ces mots dans son titre.</p>}
      <ul className="rows">
        {listed?.map(one => (
          <li key={one.id} className="row-item">
            <a
              className="row-link"
              href={dossierHref(one.id, campaignOf(one.id)?.bill)}
              onKeyDown={event => event.key === 'Delete' && void remove(one.id, one.title)}
            >
              <span className="row-title">{one.title}</span>
              <span className="row-meta">
                {campaignOf(one.id) ? 'Campagne' : types[one.type]} · {momentText(one.updatedAt)}
                {nextDay(limits, one.id)}
                {one.closing && ` · mandat fini le ${shortDay(one.closing.on)}`}
              </span>
            </a>
            <Button
              look="link"
              aria-label={`Retirer le dossier ${one.title}`}
              onPress={() => void remove(one.id, one.title)}
            >
              Retirer
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** So many dossiers are read in one look. */
const FEW = 7

/** Tells whether a title has all the words typed, or what begins them. */
function isNamed(title: string, typed: string): boolean {
  const has = fold(title)
  return fold(typed)
    .split(' ')
    .every(word => ` ${has}`.includes(` ${word}`))
}

/** The nearest day of a dossier, in its line. */
function nextDay(limits: Output<'limits.due'> | undefined, id: string): string {
  const next = limits?.find(one => one.dossier === id)?.limit
  const day = next?.prudent ?? next?.lastDay
  return day ? ` · prochaine échéance\u00a0: ${shortDay(day)}` : ''
}

/** The address of a dossier; of the one that holds the documents of a campaign, the campaign of its bill. */
const dossierHref = (id: string, bill: string | undefined): string =>
  bill ? href(['campagne', 'textes', bill]) : href(['dossier', id])

/** Opens a dossier just made, on its first text where it has one. */
export function enter(opening: { readonly id: string; readonly drafts: readonly string[] }): void {
  const [first] = opening.drafts
  go(first ? ['dossier', opening.id, first] : ['dossier', opening.id])
}

/** Closed dossiers whose day to be erased has come; nothing where there is none. */
function ToErase({ dossiers }: { readonly dossiers: Output<'dossiers.list'> }) {
  const due = dossiers.filter(({ closing }) => isDue(closing, today()))
  if (due.length === 0) return null
  return (
    <section aria-labelledby="to-erase">
      <h2 id="to-erase">À effacer</h2>
      <p className="help">
        Le jour que vous aviez choisi est venu. Rien n’est effacé sans vous&nbsp;: ouvrez le dossier, relisez,
        décidez.
      </p>
      <ul>
        {due.map(({ id, title, closing }) => (
          <li key={id}>
            <a href={href(['dossier', id])}>{title}</a>, depuis le {longDay(closing?.keepUntil ?? '')}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Lists what is due across all dossiers in the next three months, the nearest first; nothing when nothing is. */
function Due({ limits }: { readonly limits: Output<'limits.due'> | undefined }) {
  const now = today()
  const until = addDays(now, 92)
  const nearLimits = limits?.filter(one => (one.limit.prudent ?? '') <= until) ?? []
  if (nearLimits.length === 0) return null
  return (
    <section className="due" aria-labelledby="due">
      <h2 id="due">Échéances proches</h2>
      <ol>
        {nearLimits.slice(0, 8).map(({ dossier, title, affaire, limit }) => (
          <li key={`${dossier} ${limit.key}`} data-near={nearness(limit, now)}>
            <a href={href(['dossier', dossier], { fait: 'limits' })}>
              <span className="due-day">
                {longDay(limit.prudent ?? limit.lastDay ?? '')}
                <small>{distance(limit.prudent ?? limit.lastDay ?? '', now)}</small>
              </span>
              <span>
                {limit.title}
                <small>
                  {caseName({ title, affaire })}
                  {limit.lastDay !== limit.prudent && ` · dernier jour utile ${longDay(limit.lastDay ?? '')}`}
                </small>
              </span>
            </a>
          </li>
        ))}
      </ol>
      {nearLimits.length > 8 && (
        <p className="help">Et {nearLimits.length - 8} autres, dans leurs dossiers.</p>
      )}
    </section>
  )
}
