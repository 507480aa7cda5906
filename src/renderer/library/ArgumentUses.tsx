import { useState } from 'react'
import type { Output } from '../../shared/contract/contract.ts'
import { type Argument, Variant } from '../../shared/library/model.ts'
import { useCall } from '../kernel/api.ts'
import { href } from '../kernel/route.ts'
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
  const fallbackNote = (one: Variant) => (argument.variants[one] ? '' : ' (d’après la forme la plus proche)')
  return (
    <>
      <Choice
        label="Insérer comme"
        isHidden
        value={form ?? ''}
        onChange={value => setForm(Variant.options.find(one => one === value))}
        options={[
          { value: '', label: 'forme du texte ouvert' },
          ...Variant.options.map(one => ({ value: one, label: forms[one] + fallbackNote(one) })),
        ]}
      />
      <Button look="main" onPress={() => insert(argument, form)}>
        Insérer dans le texte
      </Button>
    </>
  )
}

type Use = Output<'arguments.uses'>[number]

const WATCHED_SUBJECTS = ['library', 'drafts', 'dossiers'] as const

/** Shows what to check in an argument, then where it is used. */
export function ArgumentUses({ id }: { readonly id: string }) {
  const { value: flags } = useCall('arguments.flags', { id }, WATCHED_SUBJECTS)
  const { value: uses } = useCall('arguments.uses', { id }, WATCHED_SUBJECTS)
  return (
    <>
      {flags && flags.length > 0 && (
        <section aria-label="À revoir" className="flags">
          <h3>À revoir</h3>
          <ul>
            {flags.map(one => (
              <li key={`${one.kind}${one.message}`}>
                {one.message} {one.other && <a href={href(['bibliotheque', one.other])}>Voir l’autre</a>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {uses && (
        <section aria-label="Où il sert">
          <h3>Où il sert</h3>
          {uses.length === 0 && <p className="help">Nulle part encore.</p>}
          <ul className="uses">
            {uses.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one text may carry it twice in one form
              <li key={`${one.id}${one.form}${at}`}>
                <UseLine use={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const UseLine = ({ use }: { readonly use: Use }) => {
  const to = placeOf(use)
  return (
    <>
      {to ? <a href={to}>{use.title}</a> : use.title} {use.form && <small>{use.form}</small>}{' '}
      {use.late && <span className="badge warn">à mettre à jour</span>}
    </>
  )
}

function placeOf({ kind, id, dossier }: Use): string | undefined {
  switch (kind) {
    case 'draft':
      return dossier && href(['dossier', dossier, id])
    case 'measure':
      return href(['campagne', 'textes', id])
    case 'amendment':
      return href(['campagne', 'amendements', id])
    case 'template':
      return undefined
  }
}
