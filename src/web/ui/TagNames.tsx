/** The tags of a record: the one colour that says no state. */
export const TagNames = ({ names }: { readonly names: readonly string[] }) => (
  <span className="flex min-w-0 gap-1 overflow-hidden">
    {names.map((name) => (
      <span
        key={name}
        className="shrink-0 rounded-full bg-violet-soft px-2 py-0.5 text-12 leading-4 font-medium text-violet"
      >
        {name}
      </span>
    ))}
  </span>
)
