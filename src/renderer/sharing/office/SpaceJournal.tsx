import { useState } from 'react'
import { inGuillemets } from '../../../shared/french/wording.ts'
import type { JournalLine } from '../../../shared/sharing/office/contract.ts'
import { DATED_WORDS, journalText } from '../../../shared/sharing/office/desk-words.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { momentText } from '../../ui/date.ts'
import { Empty, Failure } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'

/** Lines read at first: the members stand under them; the others when they are asked for. */
const FIRST_LINES = 15
const MAX_LINES = 500

/** Who changed what in a space, the newest first; each change of what was there may be taken back. */
export function SpaceJournal({ space, title }: { readonly space: string; readonly title: string }) {
  const [limit, setLimit] = useState(FIRST_LINES)
  const {
    value: lines,
    error,
    reload,
  } = useCall('office.journal', { space, limit }, ['dossiers', 'settings'])
  const [undoing, setUndoing] = useState<string>()
  const say = useSay()
  const undo = async (line: JournalLine) => {
    setUndoing(line.version)
    await call['office.undo']({ space, version: line.version }).then(
      ({ label, conflicts }) =>
        say.success(
          conflicts > 0
            ? `${inGuillemets(label)} a été écrit depuis aux mêmes endroits\u00a0: ce qui s’y trouve reste, et l’ancien est à choisir.`
            : `${inGuillemets(label)} est remis comme avant ce changement.`,
        ),
      cause => say.error(cause),
    )
    setUndoing(undefined)
  }
  if (error) return <Failure error={error} retry={reload} />
  if (!lines) return null
  return (
    <section aria-labelledby="space-journal">
      <h2 id="space-journal">Qui a changé quoi</h2>
      {lines.length === 0 && (
        <Empty title={`Rien encore dans ${inGuillemets(title)}`}>
          Un dossier, une campagne, une collection ou un argument s’y met par «&nbsp;Partager avec…&nbsp;»,
          sur sa page.
        </Empty>
      )}
      <ul className="rows" aria-label="Qui a changé quoi">
        {lines.map(line => (
          <li key={line.version} className="row-item space-change">
            <span className="row-text">
              <span className="row-title">{journalText(line)}</span>
              <span className="row-meta">
                {momentText(line.at)}
                {DATED_WORDS[line.dated]}
                {!line.isSent && ' · à envoyer'}
              </span>
            </span>
            {line.isUndoable && (
              <Button
                look="link"
                aria-label={`Remettre ${inGuillemets(line.label)} comme avant ce changement`}
                busy={undoing === line.version}
                isDisabled={undoing !== undefined && undoing !== line.version}
                onPress={() => void undo(line)}
              >
                Remettre comme avant
              </Button>
            )}
          </li>
        ))}
      </ul>
      {lines.length === limit && limit < MAX_LINES && (
        <Button onPress={() => setLimit(MAX_LINES)}>Voir plus loin</Button>
      )}
    </section>
  )
}
