import type { Token } from '../../../shared/contract/contract.ts'
import type { Question } from '../../kernel/allowed-addresses.ts'
import type { Place } from '../../kernel/files/path-tokens.ts'
import type { AppEvent } from '../../kernel/hub.ts'
import type { AdmissionState } from '../admission.ts'
import type { WireOrders, WireWants } from './wire-link.ts'

// The words between a supervisor, which holds no word of a library, and its core, the process that does.

/** How a core begins. */
export interface CoreStart {
  /** the library to open */
  readonly folder: string
  /** folder of the built window */
  readonly window: string
  /** on loopback: the port its supervisor listens on, the path of the windows, and who was let in before this core */
  readonly loopback?: { readonly port: number; readonly path: string; readonly admission: AdmissionState }
  /** what the supervisor can do for it */
  readonly means: {
    readonly showFolder: boolean
    readonly chooseFolder: boolean
    readonly keyring: boolean
    /** opens files, shows them in their folder, and puts questions outside the page */
    readonly desktop: boolean
  }
  /** a core of before ended by itself: windows are told so */
  readonly crashed: boolean
}

/** Lists the acts a supervisor has its core do. */
export type Orders = WireOrders & {
  /** opens the library; why it could not be opened, where it was not: the window says it too */
  begin(start: CoreStart): Promise<{ readonly refusal: string | undefined }>
  /** lets in who holds the secret of that digest, once */
  admit(digest: string, lifeMs: number | undefined): void
  /** offers a file of this computer to the window, which asks before it is taken */
  offer(path: string): void | Promise<void>
  emit(event: AppEvent): void | Promise<void>
  addFile(path: string): Token
  addPlace(place: Place): Token
  /** locks a sealed library, and ends */
  lock(): Promise<void>
  /** closes the library, and ends */
  close(): Promise<void>
}

/** Lists the acts a core has its supervisor do. */
export type Wants = WireWants & {
  /** how many windows listen */
  windows(count: number): void
  /** who may come in, for the core after this one */
  admission(state: AdmissionState): void
  ticketEnded(digest: string, how: 'used' | 'expired'): void
  /** the library is another folder from now on */
  folder(path: string): void
  /** the library is being locked: another core will be wanted soon */
  locking(): void
  /** the library is locked: this core answers what it was asked, and ends */
  leaving(): void
  showFolder(folder: string): Promise<void>
  chooseFolder(why: 'open' | 'move'): Promise<string | undefined>
  openFile(path: string): Promise<boolean>
  revealFile(path: string): Promise<boolean>
  confirm(question: Question): Promise<boolean>
  isKeyringThere(): Promise<boolean>
  sealByKeyring(bytes: Uint8Array): Promise<Uint8Array>
  openByKeyring(sealed: Uint8Array): Promise<Uint8Array>
}
