import { useState } from 'react'
import { type Argument, Variant } from '../../shared/library/model.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/field.tsx'
import type { Acts } from './sourceActions.ts'

const forms: Readonly<Record<Variant, string>> = {
  filing: 'moyen d’une requête',
  briefing: 'bloc d’une note',
  sheet: 'carte d’une fiche',
  mail: 'passage d’un courriel',
  intervention: 'intervention de deux minutes',
  script: 'phrases d’un script d’appel',
}

/** Puts an argument in the text being written, in the form that suits it or in another; it stays linked. */
export function InsertArgument({
  argument,
  insert,
}: {
  readonly argument: Argument
  readonly insert: NonNullable<Acts['insert']>
}) {
  const [form, setForm] = useState<Variant>()
  const written = (one: Variant) => (argument.variants[one] ? '' : ' (d’après la forme la plus proche)')
  return (
    <>
      <Choice
        label="Insérer comme"
        hidden
        value={form ?? ''}
        onChange={value => setForm(Variant.options.find(one => one === value))}
        options={[
          { value: '', label: 'forme du texte ouvert' },
          ...Variant.options.map(one => ({ value: one, label: forms[one] + written(one) })),
        ]}
      />
      <Button look="main" onPress={() => insert(argument, form)}>
        Insérer dans le texte
      </Button>
    </>
  )
}
