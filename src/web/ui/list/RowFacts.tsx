import { Fact, Facts } from '../Facts.tsx'
import type { ListDefinition, Tools } from './definition.ts'

/** A row at a glance: everything that its columns may say, shown or not. */
export const RowFacts = <R, W>({
  row,
  definition,
  tools,
}: {
  readonly row: R
  readonly definition: ListDefinition<R, W>
  readonly tools: Tools<W>
}) => (
  <div className="px-4">
    <Facts>
      {definition.columns.map((column) => (
        <Fact key={column.key} label={column.label(tools.words)}>
          {column.figures ? (
            <span className="figures">{column.cell(row, tools)}</span>
          ) : (
            column.cell(row, tools)
          )}
        </Fact>
      ))}
    </Facts>
  </div>
)
