// What Typst 0.14 does not say about tables, said in the structure tree of its PDF. It tags the heads of columns only, and
// names in every cell all of them that the cell touches. Decided by the tree alone, never by words or places:
//   - A column in which no head begins and nothing is said holds rows together on paper (style.typ, "kept"). It goes.
//   - A cell over the whole width with a ground of its own heads the rows below it, up to the next such cell.
//   - A cell that is one "strong" element (style.typ, "naming") names: over the whole width the rows below it, up to the
//     next of either kind; otherwise the cells right of it, up to the next that names.
//   - Where nothing names so, the first cell of a row names the row.
//   - Any other cell over the whole width is a remark; on the line above it where an empty column holds both together.
//   - The head of a column is one for the cells that lie wholly below it.
// ISO 32000-1 (14.8.5.7) knows the scopes Row, Column and Both, and none for a group of rows; PDF/UA-1 (7.5; Matterhorn
// 15-003) asks that a head be found by Headers and IDs, or have a Scope. The head of a group has both: the cells below it
// name it in Headers, and its Scope is Row, since a program that goes by scopes alone and looks upwards from a cell would
// stop at one with Scope Column, and never reach the head of the column.
import { need } from './pdffile.mjs';

const SECTIONS = ['THead', 'TBody', 'TFoot'];

/** Completes every table of a file. */
export function completeTables(file) {
  const heads = [];
  for (const number of file.withRole('Table')) {
    const table = readTable(file, number);
    removeKeepers(table);
    nameRows(table, heads);
  }

  registerIds(file, heads);
}

/** A cell and its place in the table, counted from zero. */
class Cell {
  #file;
  #said;

  constructor(file, number, row, column) {
    Object.assign(this, { number, row, column });
    this.#file = file;
    const element = file.object(number);
    this.#said = need(/\n {2}\/A \[<<\n {4}\/O \/Table\n[^>]*\n {2}>>/.exec(element), `attributes of cell ${number}`)[0];
    this.isHead = file.role(number) === 'TH';
    this.id = /\n {2}\/ID (\([^()]+\))\n/.exec(element)?.[1];
    this.columns = Number(/\/ColSpan (\d+)\n/.exec(this.#said)?.[1] ?? 1);
    this.rows = Number(/\/RowSpan (\d+)\n/.exec(this.#said)?.[1] ?? 1);
    this.headers = /\/Headers \[([^\]]*)\]\n/.exec(this.#said)?.[1].match(/\([^()]+\)/g) ?? [];
    this.isEmpty = !/\n {2}\/K \[[^\]]/.test(element);
    const [only, ...others] = this.isEmpty ? [] : file.kids(number);
    this.isStrong = only !== undefined && others.length === 0 && file.role(only) === 'Strong';
    this.hasGround = element.includes('\n    /BackgroundColor ');
  }

  get end() {
    return this.column + this.columns;
  }

  becomeHead(id) {
    this.id = id;
    this.isNewHead = true;
  }

  /** Writes what is now said of it. */
  write() {
    const span = (key, count) => count > 1 ? `    /${key} ${count}\n` : '';
    if (this.isNewHead) {
      this.#file.change(this.number, '\n  /S /TD\n', `\n  /S /TH\n  /ID ${this.id}\n`);
    }

    this.#file.change(
      this.number, this.#said,
      `\n  /A [<<\n    /O /Table\n${this.isNewHead ? '    /Scope /Row\n' : this.isHead ? '    /Scope /Column\n' : ''}`
        + `    /Headers [${this.headers.join(' ')}]\n${span('RowSpan', this.rows)}${span('ColSpan', this.columns)}  >>`);
  }
}

/** The cells of a table row by row, where the spans of others put them. */
function readTable(file, table) {
  const rows = rowsBelow(file, table);
  const taken = rows.map(() => []);
  const cells = rows.map((row, at) => {
    let column = 0;
    return file.kids(row).map((number) => {
      while (taken[at][column]) {
        column += 1;
      }

      const cell = new Cell(file, number, at, column);
      taken.slice(at, at + cell.rows).forEach((below) => {
        for (let beside = column; beside < cell.end; beside++) {
          below[beside] = true;
        }
      });
      return cell;
    });
  });
  const width = Math.max(0, ...taken.map((row) => row.length));
  return { file, rows, cells, width, keepers: [], hasHeads: cells.flat().some((cell) => cell.isHead) };
}

function rowsBelow(file, element) {
  return file.kids(element).flatMap((number) => {
    const role = file.role(number);
    return role === 'TR' ? [number] : SECTIONS.includes(role) ? rowsBelow(file, number) : [];
  });
}

function removeKeepers(table) {
  for (let column = table.width - 1; table.hasHeads && column > 0; column--) {
    if (table.cells.flat().every((cell) => cell.column !== column || (cell.isEmpty && !cell.isHead && cell.columns === 1))) {
      removeColumn(table, column);
    }
  }
}

function removeColumn(table, column) {
  table.width -= 1;
  table.cells = table.cells.map((cells, at) => {
    const keeper = cells.find((cell) => cell.column === column);
    if (keeper) {
      const { file, rows } = table;
      const kids = (numbers) => `\n  /K [${numbers.map((number) => `${number} 0 R`).join(' ')}]\n`;
      const all = file.kids(rows[at]);
      file.change(rows[at], kids(all), kids(all.filter((number) => number !== keeper.number)));
      file.remove(keeper.number);
      table.keepers.push(keeper);
    }

    return cells.filter((cell) => cell.column !== column);
  });
  for (const cell of table.cells.flat()) {
    if (cell.column > column) {
      cell.column -= 1;
    } else if (cell.end > column) {
      cell.columns -= 1;
    }
  }
}

/** Makes heads of the cells that name, and says in every cell which heads are its own. */
function nameRows(table, made) {
  const columnHeads = new Map(table.cells.flat().filter((cell) => cell.isHead).map((cell) => [cell.id, cell]));
  const ofColumns = (cell) => cell.headers.filter((id) => isAbove(columnHeads.get(id), cell));
  const isNaming = naming(table);
  // The heads of the groups that a row lies in, and the cells that name it.
  let [groups, above] = [[], []];
  table.cells.forEach((all, row) => {
    const cells = all.filter((cell) => !cell.isHead);
    const wide = cells.find((cell) => isWide(table, cell));
    const isHead = wide ? wide.hasGround || wide.isStrong : false;
    if (isHead) {
      groups = wide.hasGround ? [] : groups.filter((group) => group.hasGround);
    }

    const stays = (cell) => row < cell.row + cell.rows || (wide && isHeld(table, row) && cell.row + cell.rows === row);
    const makes = isHead ? [wide] : cells.filter((cell) => !isWide(table, cell) && isNaming(cell));
    above = [...(isHead ? [] : above.filter(stays)), ...(isHead ? [] : makes)];
    for (const cell of makes) {
      made.push(cell);
      cell.becomeHead(`(N${made.length})`);
    }

    for (const cell of cells) {
      const own = cell === wide ? above : makes.includes(cell) ? [] : above.filter((name) => name.end <= cell.column).slice(-1);
      cell.headers = [...(isHead ? [] : ofColumns(cell)), ...[...groups, ...own].map((name) => name.id)];
    }

    if (isHead) {
      groups.push(wide);
    }
  });
  table.cells.flat().forEach((cell) => cell.write());
}

/** Which cells name their row. */
function naming(table) {
  const isMarked = table.cells.flat().some((cell) => !cell.isHead && cell.isStrong && !(isWide(table, cell) && cell.hasGround));
  return (cell) => isMarked ? cell.isStrong : table.hasHeads && table.width > 1 && cell.column === 0 && !cell.isEmpty;
}

function isWide(table, cell) {
  return table.width > 1 && cell.columns === table.width;
}

/** Whether an empty column kept the row together with the one above it. */
function isHeld(table, row) {
  return table.keepers.some((keeper) => keeper.row < row && row < keeper.row + keeper.rows);
}

function isAbove(head, cell) {
  return head !== undefined && head.column <= cell.column && cell.end <= head.end;
}

function registerIds(file, heads) {
  if (heads.length === 0) {
    return;
  }

  const root = Number(need(/\n {2}\/StructTreeRoot (\d+) 0 R\n/.exec(file.object(file.catalog)), 'structure tree')[1]);
  const [, known] = need(/\n {2}\/IDTree <<\n {4}(\/Names \[.*\])\n {2}>>\n/.exec(file.object(root)), 'tree of names');
  const pairs = [...known.match(/\([^()]+\) \d+ 0 R/g), ...heads.map((head) => `${head.id} ${head.number} 0 R`)];
  // A name tree is searched by halves. No name here holds a character below the bracket that ends it.
  file.change(root, known, `/Names [${pairs.sort().join(' ')}]`);
}
