import { PDFArray, PDFHexString, PDFName, PDFNumber, PDFOperator, PDFOperatorNames, type PDFDocument, type PDFPage,
  type PDFRef } from 'pdf-lib';

/** What a part of a paper is (standard structure types, ISO 32000-1 §14.8.4). */
export type PdfTag = 'Document' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure';

/** A part of the paper's structure, in the order in which it is read. */
export type PdfPart = { tag: PdfTag; ref: PDFRef; kids: PDFArray };

/** The structure of a paper: what a screen reader reads, in which order, and as what (RGAA 4.1, criterion 13.3). */
export type PdfTags = {
  /** A part inside another; of the document itself when none is named. A figure says in `alt` what it shows. */
  part(tag: PdfTag, inside?: PdfPart, alt?: string): PdfPart;
  /** What `draw` puts on the page belongs to the part. */
  mark(page: PDFPage, part: PdfPart, draw: () => void): void;
  /** What `draw` puts on the page is ornament, or stands there for the paper's sake: it is not read. */
  unread(page: PDFPage, draw: () => void): void;
};

/** Makes a document a tagged one. */
export const tagPdf = (pdf: PDFDocument): PdfTags => {
  const { context, catalog } = pdf;
  const [nums, top] = [PDFArray.withContext(context), PDFArray.withContext(context)];
  const root = context.register(context.obj({ Type: 'StructTreeRoot', K: top, ParentTree: context.obj({ Nums: nums }) }));
  catalog.set(PDFName.of('StructTreeRoot'), root);
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  catalog.getOrCreateViewerPreferences().setDisplayDocTitle(true);

  const partOf = (tag: PdfTag, parent: PDFRef, siblings: PDFArray, alt?: string): PdfPart => {
    const kids = PDFArray.withContext(context);
    const scope = tag === 'TH' ? { A: context.obj({ O: 'Table', Scope: 'Column' }) } : {};
    const said = alt === undefined ? {} : { Alt: PDFHexString.fromText(alt) };
    const ref = context.register(context.obj({ Type: 'StructElem', S: tag, P: parent, K: kids, ...scope, ...said }));
    siblings.push(ref);
    return { tag, ref, kids };
  };
  const document = partOf('Document', root, top);
  const owners = new Map<PDFPage, PDFArray>();
  /** The parts that own the marks of a page, by their number: readers go from what they see to its part by it. */
  const ownersOn = (page: PDFPage): PDFArray => {
    const known = owners.get(page);
    if (known) return known;
    const fresh = PDFArray.withContext(context);
    page.node.set(PDFName.of('StructParents'), PDFNumber.of(owners.size));
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    nums.push(PDFNumber.of(owners.size));
    nums.push(context.register(fresh));
    owners.set(page, fresh);
    return fresh;
  };
  return {
    part: (tag, inside = document, alt?) => partOf(tag, inside.ref, inside.kids, alt),
    mark: (page, part, draw) => {
      const marks = ownersOn(page);
      const id = marks.size();
      marks.push(part.ref);
      part.kids.push(context.obj({ Type: 'MCR', Pg: page.ref, MCID: id }));
      enclose(page, [PDFOperatorNames.BeginMarkedContentSequence, PDFName.of(part.tag), `<</MCID ${id}>>`], draw);
    },
    unread: (page, draw) => enclose(page, [PDFOperatorNames.BeginMarkedContent, PDFName.of('Artifact')], draw),
  };
};

const enclose = (page: PDFPage, [name, ...more]: [PDFOperatorNames, ...(PDFName | string)[]], draw: () => void): void => {
  page.pushOperators(PDFOperator.of(name, more));
  draw();
  page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
};
