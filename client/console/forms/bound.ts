/** What a form hands to the one field that stands in an item: its id for the label, its value, and where changes go. */
export type Bound<Value> = { id?: string; value?: Value; onChange?: (value: Value) => void };
