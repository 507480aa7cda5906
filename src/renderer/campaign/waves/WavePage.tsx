import { useState } from 'react'
import { authorityTitle } from '../../../shared/campaign/waves/authorities.ts'
import type { LineStanding } from '../../../shared/campaign/waves/contract.ts'
import type { Wave } from '../../../shared/campaign/waves/model.ts'
import { standingNames, waveColumns } from '../../../shared/campaign/waves/table.ts'
import { call, exportUrl, useCall } from '../../kernel/api.ts'
import { save } from '../../kernel/download.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import type { Campaigns } from '../campaigns/useCampaigns.ts'
import { CampaignChoice } from '../projects/CampaignChoice.tsx'
import { LineBox } from './LineBox.tsx'
import { MarkLines } from './MarkLines.tsx'
import { Week } from './Week.tsx'
import { WriteLetters } from './WriteLetters.tsx'

/** One wave: its week, its tracking table, what may be done of several lines at once. */
export function WavePage({ id, campaigns }: { readonly id: string; readonly campaigns: Campaigns }) {
  const { value: wave, error, reload } = useCall('waves.get', { id }, ['library'])
  const { value: standings } = useCall('waves.standing', { id }, ['library', 'settings'])
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [state, setState] = useState('')
  const [open, setOpen] = useState<string>()
  const say = useSay()
  if (error) return <Failure error={error} retry={reload} />
  if (!wave || !standings) return <Loading />
  const byLine = new Map(standings.map(one => [one.line, one]))
  const lines = wave.lines.filter(line => !state || byLine.get(line.id)?.state === state)
  const chosen = lines.filter(line => selected.has(line.id)).map(line => line.id)
  const exportAs = (format: 'csv' | 'docx') =>
    call['waves.export']({ id, format }).then(file => save(exportUrl(file.id), file.name), say.error)
  const remove = () =>
    call['waves.remove']({ id }).then(() => {
      go(['campagne', 'demandes'])
      say.success('Vague retirée.', () => call['waves.restore']({ id }))
    }, say.error)
  const join = (campaign: string | undefined) => {
    const { campaign: _, ...rest } = wave
    return call['waves.save']({ wave: { ...rest, ...(campaign && { campaign }) } }).catch(say.error)
  }
  const line = wave.lines.find(one => one.id === open)
  return (
    <article className="wave-page" aria-labelledby="wave-title">
      <p>
        <a href={href(['campagne', 'demandes'])}>Toutes les vagues</a>
      </p>
      <div className="title-row">
        <h2 id="wave-title">{wave.title}</h2>
        <div className="actions">
          <a className="button" href={href(['dossier', wave.dossier, wave.draft])}>
            Relire la lettre
          </a>
          <Button onPress={() => void exportAs('docx')}>Tableau (Word)</Button>
          <Button onPress={() => void exportAs('csv')}>Tableau (CSV)</Button>
          <Button look="quiet" onPress={() => void remove()}>
            Retirer
          </Button>
        </div>
      </div>
      <CampaignChoice
        label="Campagne de la vague"
        campaigns={campaigns}
        value={wave.campaign}
        onChange={chosen => void join(chosen)}
        none="Aucune"
      />
      <Week wave={id} />
      <section aria-labelledby="wave-lines">
        <h2 id="wave-lines">{count(wave.lines.length, 'administration')}</h2>
        <div className="wave-acts">
          <Choice
            label="Où elles en sont"
            value={state}
            onChange={setState}
            options={[
              { value: '', label: 'Toutes' },
              ...Object.entries(standingNames)
                .map(([value, label]) => ({
                  value,
                  label,
                  n: standings.filter(one => one.state === value).length,
                }))
                .filter(one => one.n > 0)
                .map(({ value, label, n }) => ({ value, label: `${label} (${n})` })),
            ]}
          />
          <Button onPress={() => setSelected(new Set(lines.map(one => one.id)))}>Tout choisir</Button>
          {chosen.length > 0 && (
            <Button look="quiet" onPress={() => setSelected(new Set())}>
              Ne rien choisir
            </Button>
          )}
        </div>
        <MarkLines wave={wave} chosen={chosen} />
        <WriteLetters wave={wave} chosen={chosen} />
        <Table
          wave={wave}
          lines={lines}
          byLine={byLine}
          selected={selected}
          onSelect={(lineId, isOn) => {
            const next = new Set(selected)
            if (isOn) next.add(lineId)
            else next.delete(lineId)
            setSelected(next)
          }}
          onOpen={setOpen}
        />
      </section>
      {line && (
        <LineBox wave={wave} line={line} standing={byLine.get(line.id)} onClose={() => setOpen(undefined)} />
      )}
    </article>
  )
}

interface TableProps {
  readonly wave: Wave
  readonly lines: Wave['lines']
  readonly byLine: ReadonlyMap<string, LineStanding>
  readonly selected: ReadonlySet<string>
  readonly onSelect: (line: string, isOn: boolean) => void
  readonly onOpen: (line: string) => void
}

const Table = ({ wave, lines, byLine, selected, onSelect, onOpen }: TableProps) => (
  <div className="wave-table">
    <table aria-label={`Suivi\u00a0: ${wave.title}`}>
      <thead>
        <tr>
          <td />
          {waveColumns.map(one => (
            <th key={one.head} scope="col">
              {one.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(line => {
          const standing = byLine.get(line.id)
          const name = authorityTitle(line.authority)
          return (
            <tr key={line.id} data-state={standing?.state}>
              <td>
                <input
                  type="checkbox"
                  aria-label={`Choisir\u00a0: ${name}`}
                  checked={selected.has(line.id)}
                  onChange={event => onSelect(line.id, event.target.checked)}
                />
              </td>
              <th scope="row">
                <Button look="link" onPress={() => onOpen(line.id)}>
                  {name}
                </Button>
              </th>
              {standing &&
                waveColumns.slice(1).map(({ head, cell }) => (
                  <td
                    key={head}
                    data-head={head}
                    className={head === 'Où elle en est' ? 'wave-state' : undefined}
                  >
                    {cell(line, standing)}
                  </td>
                ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  </div>
)
