export const PaperForm = (_: { commune: { code: string; nom: string }; onClose: () => void }) => null;
