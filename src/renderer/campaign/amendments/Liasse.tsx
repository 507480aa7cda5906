import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { inDebateOrder } from '../../../shared/campaign/amendments/debate-order.ts'
import { chamberLabels, targetLabel } from '../../../shared/campaign/amendments/label.ts'
import {
  type Conflict,
  conflicts,
  identicalGroups,
  placeOf,
  seriesOf,
} from '../../../shared/campaign/amendments/liasse.ts'
import type { Amendment } from '../../../shared/campaign/amendments/model.ts'
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
import { exportWord, openAsText } from './exporting.ts'
import { Line } from './Line.tsx'
import { usePaper } from './Paper.tsx'
import { useArticles } from './useArticles.ts'

/** Rows of the first screen, of most liasses a moment later, and of each further stretch as one comes to its end. */
const FIRST_ROWS = 60
const ROWS_PER_BATCH = 700
const ROWS_PER_STRETCH = 400

/** How many rows of a long list are drawn; `end`: what stands after them, while some are left. A bill may have twenty thousand amendments. */
function useDrawn(count: number): {
  readonly visibleRows: number
  readonly end: RefObject<HTMLLIElement | null>
} {
  const [rowCount, setDrawn] = useState(FIRST_ROWS)
  const end = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (count <= rowCount) return
    if (rowCount < ROWS_PER_BATCH) {
      const timer = setTimeout(() => setDrawn(ROWS_PER_BATCH), 60)
      return () => clearTimeout(timer)
    }
    const observer = new IntersectionObserver(
      entries => entries.some(one => one.isIntersecting) && setDrawn(rowCount + ROWS_PER_STRETCH),
      { rootMargin: '1500px' },
    )
    if (end.current) observer.observe(end.current)
    return () => observer.disconnect()
  }, [count, rowCount])
  return { visibleRows: rowCount, end }
}

type LiasseFilter = '' | 'draft' | 'imported' | 'conflict' | 'identical'

/** The amendments of a text: by place, identical ones together, fallbacks after their main, with what meets what. */
export function Liasse({
  bills,
  bill,
  onBill,
}: {
  readonly bills: readonly Bill[]
  readonly bill: string | undefined
  readonly onBill: (bill: string) => void
}) {
  const say = useSay()
  const { value: all, error, reload } = useCall('amendments.list', bill ? { bill } : {})
  const [find, setFind] = useState('')
  const [show, setShow] = useState<LiasseFilter>('')
  const [selectedIds, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [version, setVersion] = useState('')
  const { value: texts } = useCall('billTexts.list', bill ? { bill } : null)
  const parentOf = useMemo(() => parentsIn(all ?? []), [all])
  const articleOf = useArticles(all ?? [], parentOf)
  const list = useMemo(() => inDebateOrder(all ?? []), [all])
  const conflictsById = useMemo(() => byAmendment(conflicts(list, articleOf)), [list, articleOf])
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
    if (show === 'conflict' && !conflictsById.get(one.id)?.some(other => other.kind === 'overlap'))
      return false
    if (show === 'identical' && !groups.has(one.id)) return false
    return (
      !words ||
      `${targetLabel(one.target)} ${one.number} ${one.authors} ${one.dispositif}`
        .replace(/\s/g, ' ')
        .toLowerCase()
        .includes(words)
    )
  })
  const { visibleRows, end } = useDrawn(visible.length)
  const selection = selectedIds.size > 0 ? list.filter(one => selectedIds.has(one.id)) : visible
  const currentBill = bills.find(one => one.id === bill)
  const title = currentBill?.title

  const bring = async () => {
    const [file] = await pickFiles({ multiple: false, accept: '.xml,.json,.csv' })
    if (!file) return
    const outcome = await call['amendments.import']({ file: await upload(file), ...(bill && { bill }) })
    const refusals =
      outcome.refused.length > 0 ? ` ${outcome.refused.length} lignes n’ont pas pu être lues.` : ''
    say.success(
      `${outcome.format}\u00a0: ${outcome.added} ajoutés, ${outcome.updated} mis à jour, ${outcome.understood} dispositifs compris sur ${outcome.read}.${refusals}`,
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
    const ids = [...selectedIds]
    call['amendments.remove']({ ids }).then(() => {
      setTicked(new Set())
      say.success(ids.length > 1 ? `${ids.length} amendements retirés.` : 'Amendement retiré.', () =>
        call['amendments.restore']({ ids }),
      )
    }, say.error)
  }

  return (
    <section aria-labelledby="liasse" className="liasse">
      <h2 id="liasse">Amendements</h2>
      <div className="liasse-head">
        <Choice
          label="Texte"
          value={bill ?? ''}
          onChange={onBill}
          options={[
            { value: '', label: 'Tous les textes' },
            ...bills.map(one => ({ value: one.id, label: one.title })),
          ]}
        />
        {bill && (texts?.length ?? 0) > 0 && (
          <Choice
            label="Version du texte"
            value={version}
            onChange={setVersion}
            options={[
              { value: '', label: 'Toutes' },
              ...(texts ?? []).map(one => ({ value: one.id, label: versionName(currentBill, one) })),
            ]}
          />
        )}
        <Field label="Chercher" value={find} onChange={setFind} placeholder="article, numéro, auteur, mots" />
        <Choice
          label="Montrer"
          value={show}
          onChange={value => setShow(value as LiasseFilter)}
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
        <Button onPress={() => void bring().catch(say.error)}>Importer une liasse…</Button>
        {selection.length > 0 && (
          <>
            <Button
              onPress={() =>
                void exportWord(
                  selection.map(one => one.id),
                  title ? `Amendements – ${title}` : '',
                  paper.model,
                ).catch(say.error)
              }
            >
              {selectedIds.size > 0 ? `Exporter les ${selectedIds.size} choisis` : 'Exporter la liasse'}
            </Button>
            <Button
              look="quiet"
              onPress={() =>
                void openAsText(
                  selection.map(one => one.id),
                  title ? `Amendements – ${title}` : '',
                ).catch(say.error)
              }
            >
              Ouvrir comme texte
            </Button>
          </>
        )}
        {selectedIds.size > 0 && (
          <Button look="quiet" onPress={remove}>
            Retirer
          </Button>
        )}
      </div>
      {selection.length > 0 && paper.field}
      {error && <Failure error={error} retry={reload} />}
      {!all && !error && <Loading />}
      {all?.length === 0 && (
        <Empty title="Aucun amendement">
          Composez le premier en pointant les mots d’un article, ou importez une liasse&nbsp;: XML ou JSON de
          l’Assemblée nationale, jeu complet (CSV) du Sénat.
        </Empty>
      )}
      {all && all.length > 0 && (
        <>
          <p className="help" role="status">
            {visible.length === list.length
              ? amendmentsWord(list.length)
              : `${visible.length} sur ${amendmentsWord(list.length)}`}
            {countConflicts(conflictsById)}
          </p>
          <ul className="rows liasse-rows">
            {visible.slice(0, visibleRows).map((one, n) => {
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
                  conflicts={conflictsById.get(one.id)}
                  isSelected={selectedIds.has(one.id)}
                  onTick={tick}
                />
              )
            })}
            {visible.length > visibleRows && (
              <li ref={end} className="help">
                {visible.length - visibleRows} autres plus bas…
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
  const conflictsOf = new Map<string, Conflict[]>()
  for (const one of all)
    for (const id of [one.a, one.b]) {
      const list = conflictsOf.get(id)
      if (list) list.push(one)
      else conflictsOf.set(id, [one])
    }
  return conflictsOf
}

function countConflicts(conflictsById: ReadonlyMap<string, readonly Conflict[]>): string {
  const lists = [...conflictsById.values()].map(list => list.filter(one => one.kind === 'overlap'))
  const certain = lists.filter(list => list.some(one => one.certain)).length
  const possible = lists.filter(list => list.length > 0).length - certain
  const parts = [
    ...(certain > 0 ? [`${certain} en conflit avec un autre`] : []),
    ...(possible > 0 ? [`${possible} peut-être`] : []),
  ]
  return parts.length > 0 ? `, dont ${parts.join(' et ')}` : ', sans conflit entre eux'
}

const amendmentsWord = (n: number) => `${n} amendement${n > 1 ? 's' : ''}`
