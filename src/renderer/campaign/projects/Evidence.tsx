import { useState } from 'react'
import type { LocalProject } from '../../../shared/campaign/projects/model.ts'
import { call, upload } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay } from '../../ui/date.ts'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'
import { Entries, without } from './Entries.tsx'

interface Props {
  readonly project: LocalProject
  readonly onSave: (project: LocalProject) => Promise<boolean>
}

/** The evidence, each with its provenance; its files are the exhibits of the project’s dossier. */
export function Evidence({ project, onSave }: Props) {
  const blank = { label: '', provenance: '', date: '', url: '' }
  const [next, setNext] = useState(blank)
  const [file, setFile] = useState<File>()
  const say = useSay()
  const add = async () => {
    try {
      const exhibit = file && (await exhibitOf(project.id, file, next.label))
      // opening the dossier of the project saved it anew
      const current = await call['projects.get']({ id: project.id })
      const { date, ...rest } = next
      const evidence = {
        id: crypto.randomUUID(),
        ...rest,
        ...(date && { date }),
        ...(exhibit && { exhibit }),
      }
      if (!(await onSave({ ...current, evidence: [...current.evidence, evidence] }))) return
      setNext(blank)
      setFile(undefined)
    } catch (error) {
      say.error(error)
    }
  }
  return (
    <Entries
      title="Preuves"
      id="project-evidence"
      entries={project.evidence.map(one => ({
        id: one.id,
        words: [one.date && shortDay(one.date), one.label].filter(Boolean).join('\u00a0: '),
        under: (
          <>
            {[one.provenance, one.url].filter(Boolean).join(' · ')}
            {one.exhibit && project.dossier && (
              <>
                {' '}
                <a href={href(['dossier', project.dossier])}>Pièce au dossier</a>
              </>
            )}
          </>
        ),
        name: one.label,
      }))}
      onRemove={id => void onSave({ ...project, evidence: without(project.evidence, id) })}
    >
      <form
        className="project-grid"
        aria-label="Ajouter une preuve"
        onSubmit={event => {
          event.preventDefault()
          void add()
        }}
      >
        <Field
          label="Ce que c’est"
          required
          value={next.label}
          onChange={label => setNext({ ...next, label })}
        />
        <Field
          label="Provenance"
          required
          value={next.provenance}
          onChange={provenance => setNext({ ...next, provenance })}
          placeholder="qui l’a donnée ou publiée, et comment"
        />
        <Field label="Son jour" type="date" value={next.date} onChange={date => setNext({ ...next, date })} />
        <Field
          label="Adresse"
          value={next.url}
          onChange={url => setNext({ ...next, url })}
          placeholder="https://…"
        />
        <div className="actions whole">
          <Button
            look="quiet"
            onPress={() => void pickFiles({ multiple: false }).then(([one]) => setFile(one), say.error)}
          >
            {file ? `Fichier\u00a0: ${file.name}` : 'Choisir un fichier…'}
          </Button>
          <Button type="submit" isDisabled={!next.label.trim() || !next.provenance.trim()}>
            Ajouter la preuve
          </Button>
        </div>
      </form>
    </Entries>
  )
}

async function exhibitOf(id: string, file: File, label: string): Promise<string> {
  const { dossier } = await call['projects.dossier']({ id })
  return (await call['exhibits.add']({ dossier, file: await upload(file), label })).id
}
