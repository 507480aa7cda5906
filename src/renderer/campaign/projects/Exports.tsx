import type { ProjectQuery } from '../../../shared/campaign/projects/contract.ts'
import { call, exportUrl } from '../../kernel/api.ts'
import { save } from '../../kernel/download.ts'
import { Button } from '../../ui/button.tsx'
import { useSay } from '../../ui/toast.tsx'
import { pngOf } from '../png.ts'

const formats = [
  { format: 'csv', label: 'Tableau (CSV)' },
  { format: 'docx', label: 'Tableau (Word)' },
  { format: 'svg', label: 'Carte (SVG)' },
  { format: 'png', label: 'Carte (PNG)' },
] as const

/** Saves the projects in sight as a table or as the map. Contacts are in neither. */
export function Exports({ query }: { readonly query: ProjectQuery }) {
  const say = useSay()
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
      </div>
    </details>
  )
}
