import type { StagedInstaller } from './stage.ts'

/** The means a host has to hand a file over to the system. Each answers whether the system took it. */
export interface Desktop {
  /** opens a file with the program the system has for it */
  open(file: string): Promise<boolean>
  /** shows a file in its folder */
  reveal(file: string): Promise<boolean>
  /** starts a program that goes on after this one ends */
  run(file: string): Promise<boolean>
}

/** Outcome of handing an update over: the part done, and the part left to the user. */
export interface HandOver {
  readonly sentence: string
  /** a line to be typed in a terminal */
  readonly command?: string
}

/** Hands a verified installer over to the system, and says what is left to do. Without a desktop, only says it. */
export async function handOver(installer: StagedInstaller, desktop?: Desktop): Promise<HandOver> {
  const { file, kind } = installer
  switch (kind) {
    case 'deb': {
      const opens = (await desktop?.open(file)) ?? false
      return {
        sentence: opens
          ? 'L’installateur de paquets de votre système s’ouvre : confirmez-y l’installation, puis fermez et rouvrez Prétoire. S’il ne s’ouvre pas, tapez cette ligne dans un terminal :'
          : 'Tapez cette ligne dans un terminal, puis fermez et rouvrez Prétoire :',
        command: `sudo apt install ${quotePath(file)}`,
      }
    }
    case 'setup':
      return (await desktop?.run(file))
        ? {
            sentence:
              'L’installateur démarre. Fermez Prétoire avant de continuer ; rouvrez-le quand l’installateur a fini.',
          }
        : { sentence: `Fermez Prétoire, puis ouvrez ce fichier par un double clic : ${file}` }
    case 'dmg':
      return (await desktop?.open(file))
        ? {
            sentence:
              'Une fenêtre s’ouvre : fermez Prétoire, faites-y glisser son icône dans «\u00a0Applications\u00a0», puis rouvrez-le.',
          }
        : { sentence: `Fermez Prétoire, puis ouvrez ce fichier par un double clic : ${file}` }
    case 'portable': {
      const shows = (await desktop?.reveal(file)) ?? false
      return {
        sentence: `${shows ? 'L’archive est montrée dans son dossier' : `L’archive est ici : ${file}`}. Fermez Prétoire, décompressez-la, puis mettez le nouveau dossier à la place de l’ancien. Votre bibliothèque n’est pas dedans : elle reste où elle est.`,
      }
    }
  }
}

/** A path as a shell reads it whole. */
const quotePath = (path: string) =>
  /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
