import { useEffect, useState } from 'react'
import type { Output } from '../../shared/contract/contract.ts'
import { typeset } from '../../shared/french/typography.ts'
import { type ImportRecord, type Outcome, starterWords } from '../../shared/imports/job.ts'
import { call, exportUrl, useCall } from '../kernel/api.ts'
import { runAfter } from '../kernel/debounce.ts'
import { save } from '../kernel/download.ts'
import { go } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { momentText } from '../ui/date.ts'
import { Box } from '../ui/dialog.tsx'
import { Choice, Field } from '../ui/field.tsx'
import { withKeys } from '../ui/keyed.ts'
import { count, durationText } from '../ui/quantities.ts'
import { useSay } from '../ui/toast.tsx'
import { FilesOfImport } from './FilesOfImport.tsx'

const LINES_PER_PAGE = 100

const outcomes = [
  { value: 'rejected', one: 'refusé', plural: 'refusés' },
  { value: 'added', one: 'ajouté', plural: 'ajoutés' },
  { value: 'updated', one: 'mis à jour', plural: 'mis à jour' },
  { value: 'older', one: 'plus ancien, laissé', plural: 'plus anciens, laissés' },
  { value: 'deleted', one: 'supprimé', plural: 'supprimés' },
] as const satisfies readonly { value: Outcome; one: string; plural: string }[]
type OutcomeFilter = (typeof outcomes)[number]['value']

const names: Readonly<Record<Outcome, string>> = {
  added: 'Ajouté',
  updated: 'Mis à jour',
  unchanged: 'Inchangé',
  older: 'Plus ancien, laissé',
  deleted: 'Supprimé',
  rejected: 'Refusé',
}

/** After the last key in the field of words. */
const TYPING_MS = 150

/** Reports the outcome of each text of an import: by outcome, by words, saved as a table. Any import kept can be chosen. */
export function ImportReportBox({
  id: first,
  onClose,
}: {
  readonly id: string
  readonly onClose: () => void
}) {
  const { value: all } = useCall('imports.list', {})
  const [id, setId] = useState(first)
  const record = all?.find(one => one.id === id)
  return (
    <Box title="Rapport d’import" open onClose={onClose} wide>
      {all && all.length > 1 && (
        <Choice
          label="Import"
          value={id}
          onChange={setId}
          options={all.map(one => ({
            value: one.id,
            label: `${one.title || 'Import'}, ${momentText(one.startedAt)}`,
          }))}
        />
      )}
      {record && <Report key={id} record={record} onClose={onClose} />}
    </Box>
  )
}

function Report({ record, onClose }: { readonly record: ImportRecord; readonly onClose: () => void }) {
  const { id, report } = record
  const [outcome, setOutcome] = useState<OutcomeFilter | undefined>(report.rejected ? 'rejected' : undefined)
  const [text, setText] = useState('')
  const say = useSay()
  const lines = useLines(id, outcome, text.trim())
  const starter = useCall('library.state', {}).value?.starter
  return (
    <>
      <p className="help">
        {count(report.read, 'texte lu', 'textes lus')} en {durationText(report.seconds)}
        {report.unchanged > 0 &&
          `, dont ${count(report.unchanged, 'déjà là, sans changement', 'déjà là, sans changement')}`}
        {report.left > 0 && `, ${count(report.left, 'laissé', 'laissés')}, que rien ne cite`}.
        {starter && starter.withText > 0 && ` ${starterWords(starter)}`}
      </p>
      <div className="report-tools">
        <fieldset className="kinds">
          <legend className="sr-only">Ce que sont devenus les textes</legend>
          {[undefined, ...outcomes].map(one => (
            <label key={one?.value ?? 'tout'} className="kind">
              <input
                type="radio"
                name="outcome"
                checked={outcome === one?.value}
                onChange={() => setOutcome(one?.value)}
              />
              <span>{one ? count(report[one.value], one.one, one.plural) : 'Tout'}</span>
            </label>
          ))}
        </fieldset>
        <Field label="Chercher dans le rapport" value={text} onChange={setText} />
      </div>
      <Effects id={id} onOpen={onClose} />
      <FilesOfImport id={id} />
      <Lines lines={lines} onOpen={onClose} />
      <div className="actions">
        <Button
          onPress={() =>
            void call['imports.saveReport']({ id, outcome, text: text.trim() || undefined }).then(
              file => save(exportUrl(file.id), file.name),
              say.error,
            )
          }
        >
          Enregistrer ce rapport
        </Button>
        <Button look="quiet" onPress={onClose}>
          Fermer
        </Button>
      </div>
    </>
  )
}

const useWords = { draft: 'Texte', argument: 'Argument', collection: 'Collection', pack: 'Lot' } as const

/** Changes of the import to what the user's texts, cards and collections rest on. */
function Effects({ id, onOpen }: { readonly id: string; readonly onOpen: () => void }) {
  const { value: effects } = useCall('imports.effects', { id })
  if (!effects?.length) return null
  const open = (path: readonly string[]) => {
    onOpen()
    go([...path])
  }
  return (
    <section className="effects" aria-label="Ce que cet import change à votre travail">
      <h3>{`Ce que cet import change à votre travail (${effects.length.toLocaleString('fr-FR')})`}</h3>
      <ul>
        {effects.map(one => (
          <li key={one.source}>
            <Button look="link" onPress={() => open(['bibliotheque', one.source])}>
              {one.label}
            </Button>
            {`\u00a0: ${typeset(one.change)}.`}
            <ul>
              {one.uses.map(use => (
                <li key={`${use.kind} ${use.id}`}>
                  {`${useWords[use.kind]}\u00a0: ${use.title}`}
                  {use.passage && <span className="help">{` ${use.passage}`}</span>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Lines = Output<'imports.report'>['lines']

/** The lines asked for, a page at a time. */
function useLines(id: string, outcome: OutcomeFilter | undefined, text: string) {
  const [resultPage, setFound] = useState<{ lines: Lines; total: number }>()
  const say = useSay()
  const request = { id, outcome, text: text || undefined, limit: LINES_PER_PAGE }
  useEffect(() => {
    let stale = false
    const cancel = runAfter(text ? TYPING_MS : 0, () => {
      call['imports.report']({ id, outcome, text: text || undefined, limit: LINES_PER_PAGE }).then(answer => {
        if (!stale) setFound(answer)
      }, say.error)
    })
    return () => {
      stale = true
      cancel()
    }
  }, [id, outcome, text, say])
  const more = () =>
    void call['imports.report']({ ...request, offset: resultPage?.lines.length ?? 0 }).then(
      answer => setFound(now => ({ lines: [...(now?.lines ?? []), ...answer.lines], total: answer.total })),
      say.error,
    )
  return { ...resultPage, more }
}

function Lines({
  lines: { lines, total = 0, more },
  onOpen,
}: {
  readonly lines: ReturnType<typeof useLines>
  readonly onOpen: () => void
}) {
  if (!lines) return <p className="help">Lecture du rapport…</p>
  if (lines.length === 0)
    return (
      <p className="help" role="status">
        Aucune ligne ne correspond.
      </p>
    )
  return (
    <section className="report-lines" aria-label="Lignes du rapport">
      <p className="sr-only" role="status">
        {count(total, 'ligne')}
      </p>
      <ul>
        {withKeys(lines, one => `${one.outcome} ${one.file} ${one.place}`).map(({ key, item: one }) => (
          <li key={key}>
            <span className={`outcome ${one.outcome}`}>{names[one.outcome]}</span>
            <div>
              {one.source && one.label ? (
                <Button
                  look="link"
                  onPress={() => {
                    onOpen()
                    go(['bibliotheque', one.source ?? ''])
                  }}
                >
                  {one.label}
                </Button>
              ) : (
                one.reason && <p>{typeset(one.reason)}</p>
              )}
              <p className="help mono">{one.place ? `${one.file} › ${one.place}` : one.file}</p>
            </div>
          </li>
        ))}
      </ul>
      {lines.length < total && (
        <Button look="quiet" onPress={more}>
          {`Voir la suite (${lines.length.toLocaleString('fr-FR')} sur ${total.toLocaleString('fr-FR')})`}
        </Button>
      )}
    </section>
  )
}
