import type { Dialogs } from './preload-calls.ts'

/** The options of a dialog of the system, as far as they are used. */
interface PlaceOptions<Property extends string> {
  title: string
  buttonLabel?: string
  defaultPath?: string
  filters?: { name: string; extensions: string[] }[]
  properties: Property[]
}
export type SaveOptions = PlaceOptions<'createDirectory' | 'showOverwriteConfirmation'>
export type FolderOptions = PlaceOptions<'openDirectory' | 'createDirectory' | 'showHiddenFiles'>

/** The system's dialogs for places; undefined when the user gave up. */
export interface PlacePort {
  readonly save: (options: SaveOptions) => Promise<string | undefined>
  readonly folder: (options: FolderOptions) => Promise<string | undefined>
}

/** Names the places outside the library where something is written, by the system's own dialogs. */
export const placeDialogs = ({ save, folder }: PlacePort): Dialogs => ({
  file: defaultPath =>
    save({
      title: 'Enregistrer la sauvegarde',
      defaultPath,
      filters: [{ name: 'Sauvegarde de Prétoire', extensions: ['zip'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    }),
  folder: defaultPath =>
    folder({
      title: 'Choisir où écrire le dossier de dépôt',
      ...(defaultPath !== undefined && { defaultPath }),
      properties: ['openDirectory', 'createDirectory'],
    }),
  secondPlace: () =>
    folder({
      title: 'Choisir où copier aussi les sauvegardes',
      buttonLabel: 'Copier ici',
      properties: ['openDirectory', 'createDirectory'],
    }),
  publication: () =>
    folder({
      title: 'Choisir le dossier des pages publiées',
      buttonLabel: 'Publier ici',
      properties: ['openDirectory', 'createDirectory'],
    }),
})

/** Dialog that asks for another library, on the opening screen. */
export const libraryChoice: FolderOptions = {
  title: 'Choisir une autre bibliothèque',
  buttonLabel: 'Ouvrir cette bibliothèque',
  properties: ['openDirectory', 'createDirectory', 'showHiddenFiles'],
}

/** Dialog that asks where a library is moved to. */
export const moveChoice: FolderOptions = {
  title: 'Choisir où déplacer la bibliothèque',
  buttonLabel: 'Déplacer ici',
  properties: ['openDirectory', 'createDirectory'],
}
