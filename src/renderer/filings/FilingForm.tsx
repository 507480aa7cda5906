import { useState } from 'react'
import { frozenByDigest } from '../../shared/filings/remote-exhibits.ts'
import { asError, call, upload, useCall } from '../kernel/api.ts'
import { pickFiles } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { Check } from '../ui/check.tsx'
import { today } from '../ui/date.ts'
import { Box } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Failure } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { lastBundle } from './lastBundle.ts'
import { PreflightLines } from './PreflightLines.tsx'

/** Notes that texts were filed: which, when, under what number of each case. */
export function FilingForm({ dossier, onClose }: { readonly dossier: string; readonly onClose: () => void }) {
  const { value: texts } = useCall('drafts.list', { dossier })
  const [selection, setChosen] = useState<ReadonlySet<string>>(() => new Set(lastBundle.get(dossier)))
  const [date, setDate] = useState(today)
  const [caseNumbers, setCaseNumbers] = useState<Readonly<Record<string, string>>>({})
  const [receipt, setReceipt] = useState<File>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ReturnType<typeof asError>>()
  const say = useSay()
  const free = texts?.filter(one => !one.filed) ?? []
  const chosenIds = free.map(one => one.id).filter(id => selection.has(id))
  const { value: look, error: lookError } = useCall(
    'filings.preflight',
    chosenIds.length > 0 && date ? { drafts: chosenIds, date } : null,
    ['drafts', 'dossiers', 'exhibits'],
  )
  // of what is not chosen any more, nothing is shown
  const affaires = chosenIds.length > 0 ? (look?.affaires ?? []) : []
  const numberOf = ({ id = '', caseNumber }: (typeof affaires)[number]) => caseNumbers[id] ?? caseNumber
  /** One deposit a case, those whose text another joins a copy of first. */
  const note = async () => {
    setBusy(true)
    try {
      for (const affaire of originalsFirst(affaires, look?.copied ?? [])) {
        const filing = await call['filings.file']({
          dossier,
          drafts: affaire.drafts,
          date,
          caseNumber: numberOf(affaire),
          ...(receipt && { receipt: await upload(receipt) }),
        })
        const noted =
          affaires.length > 1
            ? `Le dépôt de «\u00a0${affaire.title}\u00a0» est noté\u00a0: ce qui a été déposé ne change plus.`
            : 'Le dépôt est noté\u00a0: ce qui a été déposé ne change plus.'
        say.success(
          `${noted} ${frozenByDigest(filing.remote)}`.trim(),
          () => call['filings.undo']({ id: filing.id }),
          filing.id,
        )
      }
      onClose()
    } catch (cause) {
      setError(asError(cause))
    }
    setBusy(false)
  }
  const choose = (id: string, isKept: boolean) =>
    setChosen(before => {
      const after = new Set(before)
      if (isKept) after.add(id)
      else after.delete(id)
      return after
    })
  return (
    <Box title="Noter un dépôt" open onClose={onClose}>
      {error && <Failure error={error} />}
      <fieldset className="export-choices">
        <legend>Textes déposés</legend>
        {free.length === 0 && <p className="help">Tous les textes de ce dossier sont déposés.</p>}
        {free.map(one => (
          <Check key={one.id} isChecked={selection.has(one.id)} onChange={isKept => choose(one.id, isKept)}>
            {one.title}
          </Check>
        ))}
      </fieldset>
      <Field label="Date du dépôt ou de l’envoi" type="date" value={date} onChange={setDate} required />
      {affaires.map(affaire => (
        <Field
          key={affaire.id ?? ''}
          label={affaires.length > 1 ? `Numéro d’affaire\u00a0: ${affaire.title}` : 'Numéro d’affaire'}
          value={numberOf(affaire)}
          onChange={caseNumber => setCaseNumbers(before => ({ ...before, [affaire.id ?? '']: caseNumber }))}
          help={
            affaire.caseNumber && numberOf(affaire).trim() !== affaire.caseNumber
              ? `Cette affaire porte déjà le n°\u00a0${affaire.caseNumber}\u00a0: un autre numéro est celui d’une autre affaire, à ajouter au dossier.`
              : 'Il peut attendre\u00a0: le greffe le donne ensuite.'
          }
        />
      ))}
      {lookError && <Failure error={lookError} />}
      {look && chosenIds.length > 0 && (
        <PreflightLines dossier={dossier} look={look} isNoted onLeave={onClose} />
      )}
      <div className="actions">
        <Button
          look="link"
          onPress={() => void pickFiles({ multiple: false }).then(([file]) => setReceipt(file ?? receipt))}
        >
          {receipt ? `Accusé\u00a0: ${receipt.name}` : 'Joindre l’accusé de dépôt…'}
        </Button>
      </div>
      <p className="help">
        Les textes deviennent des copies en lecture seule. Les pièces du dossier gardent leur numéro&nbsp;;
        les suivantes continueront la série. Pour amender, on part d’une copie. Une lettre à l’administration
        n’est pas un dépôt au greffe&nbsp;: elle devient en lecture seule, sans retenir de numéro.
      </p>
      <div className="actions">
        <Button
          look="main"
          busy={busy}
          isDisabled={affaires.length === 0 || !date}
          onPress={() => void note()}
        >
          Noter le dépôt
        </Button>
        <Button look="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </Box>
  )
}

interface NotedCase {
  readonly drafts: readonly string[]
}

/** The cases in the order their deposits are noted: the claim before the référé that joins its copy. */
const originalsFirst = <T extends NotedCase>(affaires: readonly T[], copied: readonly string[]): T[] => {
  const isCopied = (one: T) => one.drafts.some(id => copied.includes(id))
  return affaires.toSorted((a, b) => Number(isCopied(b)) - Number(isCopied(a)))
}
