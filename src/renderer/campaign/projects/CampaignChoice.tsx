import { Choice } from '../../ui/field.tsx'
import type { Campaigns } from '../campaigns/useCampaigns.ts'

interface Props {
  readonly label: 'Campagne du projet' | 'Campagne de la vague'
  readonly campaigns: Campaigns
  readonly value: string | undefined
  readonly onChange: (campaign: string | undefined) => void
  /** words of the choice of no campaign */
  readonly none: string
}

/** Chooses among the open campaigns, and the one chosen before; nothing where there is no campaign at all. */
export function CampaignChoice({ label, campaigns: { open, archived }, value, onChange, none }: Props) {
  const offered = [...open, ...archived.filter(one => one.id === value)]
  const isElsewhere = value !== undefined && !offered.some(one => one.id === value)
  if (offered.length === 0 && !isElsewhere) return null
  return (
    <Choice
      label={label}
      value={value ?? ''}
      onChange={id => onChange(id || undefined)}
      options={[
        { value: '', label: none },
        ...offered.map(({ id, title, archivedAt }) => ({
          value: id,
          label: archivedAt ? `${title} (archivée)` : title,
        })),
        ...(isElsewhere ? [{ value, label: 'Une campagne qui n’est pas dans cette bibliothèque' }] : []),
      ]}
    />
  )
}
