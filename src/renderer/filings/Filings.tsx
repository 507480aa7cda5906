import { useState } from 'react'
import { affaireTitle } from '../../shared/dossiers/affaire.ts'
import type { Affaire } from '../../shared/dossiers/model.ts'
import type { ExhibitFile } from '../../shared/exhibits/model.ts'
import type { Filing } from '../../shared/filings/model.ts'
import { remarksOn } from '../../shared/filings/remarks.ts'
import { digestLine, type FilingHere, frozenByDigest } from '../../shared/filings/remote-exhibits.ts'
import { call, exportUrl, upload, useCall } from '../kernel/api.ts'
import { pickFiles, save } from '../kernel/download.ts'
import { go } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { longDay } from '../ui/date.ts'
import { Field } from '../ui/field.tsx'
import { Failure } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { FilingForm } from './FilingForm.tsx'

/** Lists the filings with the court, and its answers. */
export function Filings({
  dossier,
  affaires = [],
}: {
  readonly dossier: string
  readonly affaires?: readonly Affaire[] | undefined
}) {
  const { value, error, reload } = useCall('filings.list', { dossier }, ['dossiers'])
  const [noting, setNoting] = useState(false)
  return (
    <>
      {error && <Failure error={error} retry={reload} />}
      {value?.length === 0 && (
        <p className="help">
          Rien n’est déposé. Une fois le dépôt fait, notez-le&nbsp;: les textes et les numéros des pièces ne
          changent plus, et les délais en tiennent compte.
        </p>
      )}
      <ul className="rows">
        {value?.map(one => (
          <Deposit
            key={`${one.id} ${one.revision}`}
            filing={one}
            affaire={affaires.length > 0 ? affaireTitle(affaires.find(({ id }) => id === one.affaire)) : ''}
            last={value.findLast(other => other.affaire === one.affaire) === one}
          />
        ))}
      </ul>
      <div className="actions">
        <Button id="note-filing" onPress={() => setNoting(true)}>
          Noter un dépôt…
        </Button>
      </div>
      {noting && <FilingForm dossier={dossier} onClose={() => setNoting(false)} />}
    </>
  )
}

function Deposit({
  filing,
  affaire,
  last,
}: {
  readonly filing: FilingHere
  /** the title of its case, where the dossier has several */
  readonly affaire: string
  /** whether it is the last of its case, which alone is taken back */
  readonly last: boolean
}) {
  const [caseNumber, setCaseNumber] = useState(filing.caseNumber)
  const say = useSay()
  const { drafts, exhibits, date, receipt, id } = filing
  const answer = (change: Partial<Filing>, file?: File) =>
    (async () => {
      await call['filings.save']({
        filing: { ...filing, ...change },
        ...(file && { receipt: await upload(file) }),
      })
    })().catch(say.error)
  const attach = async () => {
    const [file] = await pickFiles({ multiple: false })
    if (file) await answer({ caseNumber }, file)
  }
  const undo = () =>
    call['filings.undo']({ id }).then(() => {
      say.over(id)
      say.success('Le dépôt est annulé\u00a0: ses textes et ses pièces se changent de nouveau.')
    }, say.error)
  const numbers = exhibits.map(one => one.number)
  return (
    <li className="deposit">
      <p>
        <b>{longDay(date)}</b> – {drafts.map(one => one.title).join(', ')}
        <small>
          {affaire && `${affaire} · `}
          {numbers.length === 0
            ? 'sans pièce'
            : numbers.length === 1
              ? `pièce n° ${numbers[0]}`
              : `pièces n° ${numbers[0]} à ${numbers.at(-1)}`}
          {filing.citations && ` · citations\u00a0: ${filing.citations}`}
        </small>
      </p>
      <KeptFiles filing={filing} />
      <RemoteFiles remote={filing.remote} />
      <Field
        label="Numéro d’affaire"
        value={caseNumber}
        onChange={setCaseNumber}
        onBlur={() => {
          if (caseNumber !== filing.caseNumber) void answer({ caseNumber })
        }}
      />
      <div className="actions">
        <Button look="link" onPress={() => void attach()}>
          {receipt ? 'Remplacer l’accusé…' : 'Joindre l’accusé…'}
        </Button>
        {last && (
          <Button look="link" onPress={() => void undo()}>
            Annuler ce dépôt
          </Button>
        )}
      </div>
    </li>
  )
}

/** The exhibits of a deposit that stayed in a space, each by the digest that the deposit keeps of it. */
const RemoteFiles = ({ remote }: Pick<FilingHere, 'remote'>) =>
  remote.length > 0 && (
    <details className="remote-exhibits">
      <summary>{frozenByDigest(remote)}</summary>
      <ul>
        {remote.map(one => (
          <li key={one.number}>{digestLine(one)}</li>
        ))}
      </ul>
    </details>
  )

/** The files that a deposit keeps: each text as it was sent, and the receipt. */
function KeptFiles({ filing: { id, date, drafts, receipt } }: { readonly filing: Filing }) {
  const say = useSay()
  const fetchFile = ({ sha256 }: ExhibitFile) =>
    call['filings.fetch']({ id, sha256 }).then(file => save(exportUrl(file.id), file.name), say.error)
  const button = (file: ExhibitFile) => (
    <Button key={file.sha256} look="link" onPress={() => void fetchFile(file)}>
      {file.name}
    </Button>
  )
  return (
    <ul className="kept-files">
      {drafts
        .filter(one => one.files.length > 0)
        .map(one => (
          <li key={one.id}>
            {`«\u00a0${one.title}\u00a0» tel qu’il a été gardé\u00a0: `}
            {one.files.map(button)}
            {!one.files.some(file => file.kind === 'pdf') && <small> sans PDF</small>}
            {remarksOn(one, date).map(remark => (
              <small key={remark}>{remark}</small>
            ))}
          </li>
        ))}
      {receipt && (
        <li>
          {'Accusé\u00a0: '}
          {button(receipt)}
        </li>
      )}
    </ul>
  )
}

/** Says that a text was filed, and how one goes on from it. */
export function FiledBar({
  dossier,
  draft,
  date,
}: {
  readonly dossier: string
  readonly draft: string
  readonly date: string
}) {
  const say = useSay()
  const copy = () =>
    call['drafts.copy']({ id: draft }).then(draftCopy => go(['dossier', dossier, draftCopy.id]), say.error)
  return (
    <div className="desk-bar" role="status">
      <p>{`Ce texte a été déposé le ${longDay(date)}\u00a0: il se lit, il ne change plus.`}</p>
      <Button onPress={() => void copy()}>Copier pour amender</Button>
    </div>
  )
}
