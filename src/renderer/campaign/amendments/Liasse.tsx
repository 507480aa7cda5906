import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { chamberLabels, targetLabel } from '../../../shared/campaign/amendments/label.ts'
import {
  type Conflict,
  conflicts,
  identicalGroups,
  placeOf,
  seriesOf,
} from '../../../shared/campaign/amendments/liasse.ts'
import type { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { ordered } from '../../../shared/campaign/amendments/order.ts'
import { parentsIn } from '../../../shared/campaign/amendments/parents.ts'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { versionName } from '../../../shared/campaign/bills/versions.ts'
import { call, upload, useCall } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'
import { go } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { Empty, Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { useArticles } from './articles.ts'
import { exportWord, openAsText } from './exporting.ts'
import { Line } from './Line.tsx'
import { usePaper } from './Paper.tsx'

/** Rows of the first screen, of most liasses a moment later, and of each further stretch as one comes to its end. */
const first = 60
const most = 700
const stretch = 400

/** How many rows of a long list are drawn; `end`: what stands after them, while some are left. A bill may have twenty thousand amendments. */
function useDrawn(count: number): {
  readonly drawn: number
  readonly end: RefObject<HTMLLIElement | null>
} {
  const [drawn, setDrawn] = useState(first)
  const end = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (count <= drawn) return
    if (drawn < most) {
      const timer = setTimeout(() => setDrawn(most), 60)
      return () => clearTimeout(timer)
    }
    const seen = new IntersectionObserver(
      entries => entries.some(one => one.isIntersecting) && setDrawn(drawn + stretch),
      { rootMargin: '1500px' },
    )
    if (end.current) seen.observe(end.current)
    return () => seen.disconnect()
  }, [count, drawn])
  return { drawn, end }
}

type Shown = '' | 'draft' | 'imported' | 'conflict' | 'identical'

/** The amendments of a text: by place, identical ones together, fallbacks after their main, with what meets what. */
export function Liasse({ bill }: { readonly bill: string | undefined }) {
  const say = useSay()
  const { value: bills } = useCall('bills.list', {})
  const { value: all, error, reload } = useCall('amendments.list', bill ? { bill } : {})
  const [find, setFind] = useState('')
  const [show, setShow] = useState<Shown>('')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [version, setVersion] = useState('')
  const { value: texts } = useCall('billTexts.list', bill ? { bill } : null)
  const parentOf = useMemo(() => parentsIn(all ?? []), [all])
  const articleOf = useArticles(all ?? [], parentOf)
  const list = useMemo(() => ordered(all ?? []), [all])
  const met = useMemo(() => byAmendment(conflicts(list, articleOf)), [list, articleOf])
  const groups = useMemo(
    () => new Map(identicalGroups(list).flatMap(ids => ids.map(id => [id, ids] as const))),
    [list],
  )
  const several = useMemo(() => new Set(list.map(seriesOf)).size > 1, [list])
  const rank = useMemo(() => new Map(list.map((one, n) => [one.id, n + 1])), [list])

  const paper = usePaper()
  const words = find.trim().toLowerCase()
  const visible = list.filter(one => {
    if (version && bill && one.text !== version) return false
    if (show === 'draft' || show === 'imported') if (one.origin !== show) return false
    if (show === 'conflict' && !met.get(one.id)?.some(other => other.kind === 'overlap')) return false
    if (show === 'identical' && !groups.has(one.id)) return false
    return (
      !words ||
      `${targetLabel(one.target)} ${one.number} ${one.authors} ${one.dispositif}`
        .replace(/\s/g, ' ')
        .toLowerCase()
        .includes(words)
    )
  })
  const { drawn, end } = useDrawn(visible.length)
  const chosen = ticked.size > 0 ? list.filter(one => ticked.has(one.id)) : visible
  const known = bills?.find(one => one.id === bill)
  const title = known?.title

  const bring = async () => {
    const [file] = await pickFiles({ many: false, accept: '.xml,.json,.csv' })
    if (!file) return
    const done = await call['amendments.import']({ file: await upload(file), ...(bill && { bill }) })
    const left = done.refused.length > 0 ? ` ${done.refused.length} lignes n’ont pas pu être lues.` : ''
    say.done(
      `${done.format} : ${done.added} ajoutés, ${done.updated} mis à jour, ${done.understood} dispositifs compris sur ${done.read}.${left}`,
    )
  }
  const tick = useCallback(
    (id: string) =>
      setTicked(now => {
        const next = new Set(now)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  const remove = () => {
    const ids = [...ticked]
    call['amendments.remove']({ ids }).then(() => {
      setTicked(new Set())
      say.done(ids.length > 1 ? `${ids.length} amendements retirés.` : 'Amendement retiré.', () =>
        call['amendments.restore']({ ids }),
      )
    }, say.failed)
  }

  return (
    <section aria-labelledby="liasse" className="liasse">
      <h2 id="liasse">Amendements</h2>
      <div className="liasse-head">
        <Choice
          label="Texte"
          value={bill ?? ''}
          onChange={value => go(['campagne', 'amendements'], { texte: value || undefined })}
          options={[
            { value: '', label: 'Tous les textes' },
            ...(bills ?? []).map(one => ({ value: one.id, label: one.title })),
          ]}
        />
        {bill && (texts?.length ?? 0) > 0 && (
          <Choice
            label="Version du texte"
            value={version}
            onChange={setVersion}
            options={[
              { value: '', label: 'Toutes' },
              ...(texts ?? []).map(one => ({ value: one.id, label: versionName(known, one) })),
            ]}
          />
        )}
        <Field label="Chercher" value={find} onChange={setFind} placeholder="article, numéro, auteur, mots" />
        <Choice
          label="Montrer"
          value={show}
          onChange={value => setShow(value as Shown)}
          options={[
            { value: '', label: 'Tous' },
            { value: 'draft', label: 'Les nôtres' },
            { value: 'imported', label: 'Les importés' },
            { value: 'conflict', label: 'En conflit' },
            { value: 'identical', label: 'Identiques' },
          ]}
        />
      </div>
      <div className="actions">
        <Button look="main" onPress={() => go(['campagne', 'amendements', 'nouveau'], { texte: bill })}>
          Nouvel amendement
        </Button>
        <Button onPress={() => go(['campagne', 'amendements', 'sous-amender'], { texte: bill })}>
          Nouveau sous-amendement
        </Button>
        <Button onPress={() => void bring().catch(say.failed)}>Importer une liasse…</Button>
        {chosen.length > 0 && (
          <>
            <Button
              onPress={() =>
                void exportWord(
                  chosen.map(one => one.id),
                  title ? `Amendements – ${title}` : '',
                  paper.model,
                ).catch(say.failed)
              }
            >
              {ticked.size > 0 ? `Exporter les ${ticked.size} choisis` : 'Exporter la liasse'}
            </Button>
            <Button
              look="quiet"
              onPress={() =>
                void openAsText(
                  chosen.map(one => one.id),
                  title ? `Amendements – ${title}` : '',
                ).catch(say.failed)
              }
            >
              Ouvrir comme texte
            </Button>
          </>
        )}
        {ticked.size > 0 && (
          <Button look="quiet" onPress={remove}>
            Retirer
          </Button>
        )}
      </div>
      {chosen.length > 0 && paper.field}
      {error && <Failure error={error} retry={reload} />}
      {!all && !error && <Loading />}
      {all?.length === 0 && (
        <Empty title="Aucun amendement">
          Composez le premier en pointant les mots d’un article, ou importez une liasse : XML ou JSON de
          l’Assemblée nationale, jeu complet (CSV) du Sénat.
        </Empty>
      )}
      {all && all.length > 0 && (
        <>
          <p className="help" role="status">
            {visible.length === list.length
              ? amendmentsWord(list.length)
              : `${visible.length} sur ${amendmentsWord(list.length)}`}
            {countConflicts(met)}
          </p>
          <ul className="rows liasse-rows">
            {visible.slice(0, drawn).map((one, n) => {
              const before = visible[n - 1]
              const begins = !before || seriesOf(before) !== seriesOf(one)
              return (
                <Line
                  key={one.id}
                  one={one}
                  parent={parentOf(one)}
                  text={several && begins ? textName(one, bills ?? []) : ''}
                  heading={begins || placeOf(before) !== placeOf(one)}
                  rank={rank}
                  group={groups.get(one.id)}
                  met={met.get(one.id)}
                  ticked={ticked.has(one.id)}
                  onTick={tick}
                />
              )
            })}
            {visible.length > drawn && (
              <li ref={end} className="help">
                {visible.length - drawn} autres plus bas…
              </li>
            )}
          </ul>
        </>
      )}
    </section>
  )
}

/** « Sénat, texte n° 63 (2017-2018) »: what a series of articles is of, where several are listed. */
const textName = ({ bill, chamber, textLabel }: Amendment, bills: readonly Bill[]): string =>
  [chamberLabels[chamber], bills.find(one => one.id === bill)?.title || textLabel || 'texte à préciser'].join(
    ', ',
  )

function byAmendment(all: readonly Conflict[]): ReadonlyMap<string, Conflict[]> {
  const found = new Map<string, Conflict[]>()
  for (const one of all)
    for (const id of [one.a, one.b]) {
      const list = found.get(id)
      if (list) list.push(one)
      else found.set(id, [one])
    }
  return found
}

function countConflicts(met: ReadonlyMap<string, readonly Conflict[]>): string {
  const count = [...met.values()].filter(list => list.some(one => one.kind === 'overlap')).length
  return count > 0 ? `, dont ${count} en conflit avec un autre` : ', sans conflit entre eux'
}

const amendmentsWord = (n: number) => `${n} amendement${n > 1 ? 's' : ''}`
