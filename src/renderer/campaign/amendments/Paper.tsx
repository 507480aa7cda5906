import { useState } from 'react'
import { defaultModelKey } from '../../../shared/word/default-model.ts'
import { useCall } from '../../kernel/api.ts'
import { Choice } from '../../ui/field.tsx'

/** The paper amendments are printed on: that of the Word model chosen for briefings, another, or none. Nothing is asked where there is no model. */
export function usePaper() {
  const { value: models } = useCall('models.list', {})
  const { value: settings } = useCall('settings.get', {})
  const [selection, setChosen] = useState<string>()
  const usual = settings?.[defaultModelKey('briefing')]
  const model = selection ?? (models?.some(one => one.id === usual) ? usual : '')
  const field = models && models.length > 0 && (
    <div className="paper-choice">
      <Choice
        label="Papier du fichier Word"
        value={model ?? ''}
        onChange={setChosen}
        options={[
          { value: '', label: 'Celui de l’assemblée' },
          ...models.map(one => ({ value: one.id, label: one.name })),
        ]}
      />
    </div>
  )
  return { field, model: models && models.length > 0 ? model : undefined }
}
