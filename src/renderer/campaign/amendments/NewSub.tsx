import { useRef, useState } from 'react'
import { inDebateOrder } from '../../../shared/campaign/amendments/debate-order.ts'
import { numberLabel, targetLabel } from '../../../shared/campaign/amendments/label.ts'
import type { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { receiveAmendment, subOf } from '../../../shared/campaign/amendments/parents.ts'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { cutAtWord } from '../../../shared/french/cut-at-word.ts'
import { call, useCall } from '../../kernel/api.ts'
import { go } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'
import { chambers } from './chambers.ts'

/** Where a sous-amendement begins: an amendment of the library, or one received, pasted here and kept with it. */
export function NewSub({
  bills,
  bill: initialBill,
}: {
  readonly bills: readonly Bill[]
  readonly bill: string | undefined
}) {
  const say = useSay()
  const [bill, setBill] = useState(initialBill ?? '')
  const { value: all } = useCall('amendments.list', bill ? { bill } : {})
  const [to, setTo] = useState('')
  const [chamber, setChamber] = useState<'an' | 'senat'>('an')
  const [number, setNumber] = useState('')
  const [authors, setAuthors] = useState('')
  const [article, setArticle] = useState('')
  const [dispositif, setDispositif] = useState('')
  const parents = inDebateOrder((all ?? []).filter(one => !one.parent && one.dispositif.trim()))
  const parentChoice = parents.find(one => one.id === to)
  const ready = parentChoice || (number.trim() && article.trim() && dispositif.trim())

  // pressed again after a failure, it goes on with what was kept
  const parentDraft = useRef<Amendment>(undefined)
  const [starting, setStarting] = useState(false)
  const start = async () => {
    const parent =
      parentChoice ??
      (await call['amendments.save']({
        amendment: receiveAmendment({
          id: parentDraft.current?.id ?? crypto.randomUUID(),
          revision: parentDraft.current?.revision ?? 0,
          ...(bill && { bill }),
          chamber,
          textLabel: bills.find(one => one.id === bill)?.title ?? '',
          number: number.trim(),
          authors: authors.trim(),
          target: { kind: 'article', article: article.trim() },
          dispositif,
        }),
      }))
    if (!parentChoice) parentDraft.current = parent
    const sub = await call['amendments.save']({ amendment: subOf(parent, crypto.randomUUID()) })
    go(['campagne', 'amendements', sub.id], {}, true)
  }
  return (
    <section aria-labelledby="new-sub" className="new-amendment">
      <h2 id="new-sub">Nouveau sous-amendement</h2>
      <Choice
        label="Texte suivi"
        value={bill}
        onChange={value => {
          setBill(value)
          setTo('')
        }}
        options={[
          { value: '', label: 'Tous les textes' },
          ...bills.map(one => ({ value: one.id, label: one.title })),
        ]}
      />
      <Choice
        label="À quel amendement&nbsp;?"
        value={to}
        onChange={setTo}
        options={[
          { value: '', label: 'Un amendement que je colle ici' },
          ...parents.map(one => ({
            value: one.id,
            label: [
              targetLabel(one.target),
              numberLabel(one),
              one.authors.split(',')[0],
              cutAtWord(one.dispositif, 50),
            ]
              .filter(Boolean)
              .join(' · '),
          })),
        ]}
      />
      {!parentChoice && (
        <>
          <Choice
            label="Assemblée"
            value={chamber}
            onChange={value => setChamber(value === 'senat' ? 'senat' : 'an')}
            options={chambers}
          />
          <Field label="Numéro de l’amendement" value={number} onChange={setNumber} placeholder="674" />
          <Field label="Son auteur" value={authors} onChange={setAuthors} placeholder="M. Exemple" />
          <Field label="Article" value={article} onChange={setArticle} placeholder="8 ter" />
          <Field
            label="Son dispositif"
            type="long"
            rows={8}
            value={dispositif}
            onChange={setDispositif}
            help="Tel qu’il est imprimé, une ligne par alinéa&nbsp;: chaque ligne compte, celle qui dit ce qui est fait aussi."
          />
        </>
      )}
      <div className="actions">
        <Button
          look="main"
          onPress={() => {
            setStarting(true)
            void start()
              .catch(say.error)
              .finally(() => setStarting(false))
          }}
          busy={starting}
          isDisabled={!ready}
        >
          Commencer
        </Button>
        <Button look="quiet" onPress={() => go(['campagne', 'amendements'], { texte: bill || undefined })}>
          Annuler
        </Button>
      </div>
    </section>
  )
}
