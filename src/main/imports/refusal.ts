/** Why a record or a file was not taken, in a French sentence for the report. It stops that record, never the import. */
export class Refusal extends Error {}
