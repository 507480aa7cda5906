import { Field } from '../../../ui/field.tsx'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (address: string) => void
  readonly required?: boolean
}

/** Asks for the address of an office, and says where it is kept: it may hold a password. */
export const OfficeAddress = (props: Props) => (
  <Field
    {...props}
    placeholder="postgres://nom@serveur/base, ou le chemin d’un dossier"
    help="Un serveur PostgreSQL, ou un dossier partagé (clé USB, Syncthing, Nextcloud) par son chemin entier. L’adresse est gardée dans le dossier de cette bibliothèque, avec le mot de passe qu’elle porterait, et lisible par qui l’ouvre tant qu’un coffre ne le ferme pas ; aucune sauvegarde ne la prend."
  />
)
