import { useState } from 'react'
import type { ProjectQuery } from '../../../shared/campaign/projects/contract.ts'
import { call, exportUrl, useCall } from '../../kernel/api.ts'
import { save } from '../../kernel/download.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'
import { pngOf } from '../png.ts'

const formats = [
  { format: 'csv', label: 'Tableau (CSV)' },
  { format: 'docx', label: 'Tableau (Word)' },
  { format: 'svg', label: 'Carte (SVG)' },
  { format: 'png', label: 'Carte (PNG)' },
] as const

interface Props {
  readonly query: ProjectQuery
  /** the projects in sight */
  readonly ids: readonly string[]
}

/** Saves the projects in sight as a table or as the map, where no contact is, or as a signed pack for others. */
export function Exports({ query, ids }: Props) {
  const say = useSay()
  const [isSending, setSending] = useState(false)
  const exportAs = async (format: (typeof formats)[number]['format']) => {
    try {
      const file = await call['projects.export']({ ...query, format: format === 'png' ? 'svg' : format })
      if (format !== 'png') return save(exportUrl(file.id), file.name)
      const address = URL.createObjectURL(await pngOf(exportUrl(file.id)))
      save(address, file.name.replace(/svg$/, 'png'))
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    } catch (error) {
      say.error(error)
    }
  }
  return (
    <details className="exports">
      <summary>Exporter</summary>
      <div className="actions column">
        {formats.map(one => (
          <Button key={one.format} look="quiet" onPress={() => void exportAs(one.format)}>
            {one.label}
          </Button>
        ))}
        <Button look="quiet" isDisabled={ids.length === 0} onPress={() => setSending(true)}>
          Lot signé, pour d’autres…
        </Button>
      </div>
      <Box title="Partager des projets locaux" open={isSending} onClose={() => setSending(false)}>
        <SendProjects ids={ids} onClose={() => setSending(false)} />
      </Box>
    </details>
  )
}

/** Makes a signed pack of the projects in sight: without their dossiers, nor their exhibits. */
function SendProjects({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { value: settings } = useCall('settings.get', {})
  const [title, setTitle] = useState('Projets locaux')
  const [name, setName] = useState<string>()
  const say = useSay()
  const author = name ?? settings?.packAuthor ?? ''
  const send = () =>
    void call['packs.send']({ what: { projects: [...ids] }, title, author }).then(file => {
      save(exportUrl(file.id), file.name)
      onClose()
    }, say.error)
  return (
    <form
      className="fields"
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <p>
        {count(ids.length, 'projet')}, avec les contacts des services, sans dossier ni pièce. Qui le reçoit
        choisit champ par champ.
      </p>
      <Field label="Titre du lot" required value={title} onChange={setTitle} />
      <Field label="Votre nom" required value={author} onChange={setName} help="Le nom qui signe." />
      <div className="actions">
        <Button look="main" type="submit" isDisabled={!title.trim() || !author.trim()}>
          Signer et enregistrer
        </Button>
      </div>
    </form>
  )
}
