/** TECHNICAL: fields in the order of its XML form, from the published model. */
export const TECHNICAL = `
technical:
  requiredStringField! text
  optionalStringField text
  enumerationField =(ENUM_VALUE_1 ENUM_VALUE_2 ENUM_VALUE_3 ENUM_VALUE_4 ENUM_VALUE_5)
  integerField int
  numberField num
  booleanField flag
  objectField technicalObject
  arrayField text[]
  enumArrayField =(ENUM_VALUE_10 ENUM_VALUE_20 ENUM_VALUE_30 ENUM_VALUE_40 ENUM_VALUE_50)[]
  requiredArray! text[1..]
  arrayWithMaxLength text[..5]
  phoneNumberField phoneTest
  dateField date
  emailField email
  datetimeField time
  objectLevel1 levelOneData
  nomenclatureField =sexe
`;
