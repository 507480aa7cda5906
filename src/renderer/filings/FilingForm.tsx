import { useState } from 'react'
import { asError, call, upload, useCall } from '../kernel/api.ts'
import { pickFiles } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { Check } from '../ui/check.tsx'
import { today } from '../ui/date.ts'
import { Box } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Failure } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'

/** Notes that texts were filed: which, when, under what number. */
export function FilingForm({ dossier, onClose }: { readonly dossier: string; readonly onClose: () => void }) {
  const { value: texts } = useCall('drafts.list', { dossier })
  const [selection, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [date, setDate] = useState(today)
  const [caseNumber, setCaseNumber] = useState('')
  const [receipt, setReceipt] = useState<File>()
  const [error, setError] = useState<ReturnType<typeof asError>>()
  const say = useSay()
  const free = texts?.filter(one => !one.filed) ?? []
  const note = async () => {
    try {
      const filing = await call['filings.file']({
        dossier,
        drafts: free.map(one => one.id).filter(id => selection.has(id)),
        date,
        caseNumber,
        ...(receipt && { receipt: await upload(receipt) }),
      })
      say.success(
        'Le dépôt est noté\u00a0: ce qui a été déposé ne change plus.',
        () => call['filings.undo']({ id: filing.id }),
        filing.id,
      )
      onClose()
    } catch (cause) {
      setError(asError(cause))
    }
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
      <Field
        label="Numéro d’affaire"
        value={caseNumber}
        onChange={setCaseNumber}
        help="Il peut attendre&nbsp;: le greffe le donne ensuite."
      />
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
        <Button look="main" isDisabled={selection.size === 0 || !date} onPress={() => void note()}>
          Noter le dépôt
        </Button>
        <Button look="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </Box>
  )
}
