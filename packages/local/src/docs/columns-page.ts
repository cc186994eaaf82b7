import { columnTable } from "@frontdesk/core/agents/csv/column-table.ts";

/** docs/columns.md: a test sees to it that it is what the code says. */
export const columnsPage = () => `# The columns of a file

Written by \`npm run columns\` from the code that reads them: change it there.

${columnTable()}

¹ Only where Connect manages the passwords; instances with single sign-on or an existing directory keep these columns out, or
leave them blank.

- Columns may come in any order; letter case, spaces and punctuation of their names make no difference.
- A blank cell in \`update/\` leaves the setting as it is. \`-\` takes it away, where the table says so.
- \`remove/\` needs \`user login\` and reads no other column, so that rows of an export can be dropped there as they are.
- A row is refused whole, with every reason, before anything of it is done.
- \`templates/\` in the bucket has an empty file with every column, one for each way in which an instance manages identities.
`;
