import { useMemo, useState } from 'react'
import { cutText } from '../../../shared/campaign/bills/cut.ts'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import type { BillText } from '../../../shared/campaign/bills/text-model.ts'
import { newId } from '../../kernel/newId.ts'
import { Button } from '../../ui/button.tsx'
import { today } from '../../ui/date.ts'
import { Box } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { CutReview } from './CutReview.tsx'

/** A text of the bill, pasted: what it is cut into is shown before it is kept. */
export function PasteBox({
  bill,
  onSave,
  onClose,
}: {
  readonly bill: Bill
  readonly onSave: (text: BillText) => void
  readonly onClose: () => void
}) {
  const [pastedText, setPasted] = useState('')
  const [stage, setStage] = useState(currentStage(bill, today())?.key ?? '')
  const stageChoice = bill.stages.find(one => one.key === stage)
  const [number, setNumber] = useState<string>()
  const [session, setSession] = useState('')
  const [source, setSource] = useState('')
  const [chamber, setChamber] = useState('')
  const cut = useMemo(() => cutText(pastedText), [pastedText])
  const articles = cut.articles.filter(one => one.kind === 'article')
  const place = chamber || stageChoice?.chamber || 'an'
  const waiting = pastedText.trim()
    ? articles.length === 0
      ? 'Aucun article n’est reconnu\u00a0: mettez «\u00a0Article 1er\u00a0», seul sur sa ligne, avant le premier.'
      : ''
    : 'Pour garder ce texte, collez-le d’abord dans «\u00a0Texte\u00a0».'
  const save = () =>
    onSave({
      id: newId(),
      bill: bill.id,
      stage,
      chamber: place === 'senat' ? 'senat' : 'an',
      session: session || (place === 'an' ? (bill.legislature ?? '') : ''),
      number: number ?? stageChoice?.text ?? '',
      title: cut.title,
      source,
      asOf: today(),
      articles: [...cut.articles],
      revision: 0,
      updatedAt: '',
    })
  return (
    <Box title="Coller le texte d’une étape" open onClose={onClose} wide>
      <div className="fields">
        <Choice
          label="Étape"
          value={stage}
          onChange={setStage}
          options={bill.stages.map(one => ({ value: one.key, label: one.label }))}
        />
        <Choice
          label="Assemblée"
          value={place}
          onChange={setChamber}
          options={[
            { value: 'an', label: 'Assemblée nationale' },
            { value: 'senat', label: 'Sénat' },
          ]}
        />
        <Field label="Numéro du texte" value={number ?? stageChoice?.text ?? ''} onChange={setNumber} />
        <Field
          label="Législature ou session"
          value={session}
          onChange={setSession}
          help="17, ou 2024-2025 au Sénat"
        />
        <Field
          label="D’où il vient"
          value={source}
          onChange={setSource}
          help="L’adresse de la page copiée."
        />
        <Field
          label="Texte"
          type="long"
          rows={10}
          value={pastedText}
          onChange={setPasted}
          help="Tout le texte, copié de la page ou du PDF. Les titres «&nbsp;Article 1er&nbsp;» seuls sur leur ligne séparent les articles&nbsp;; les chiffres des alinéas sont reconnus."
        />
      </div>
      {pastedText && <CutReview cut={cut} />}
      {waiting && <p className="help">{waiting}</p>}
      <div className="actions">
        <Button look="main" onPress={save} isDisabled={articles.length === 0 || !stage}>
          Garder ce texte
        </Button>
        <Button onPress={onClose}>Abandonner</Button>
      </div>
    </Box>
  )
}
