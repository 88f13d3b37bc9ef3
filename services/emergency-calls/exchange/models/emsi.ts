/** EMSI: fields in the order of its XML form, from the published model. */
export const EMSI = `
emsi:
  CONTEXT! context
  EVENT! event
  MISSION mission[]
  RESOURCE resource[]
context:
  ID! text
  MODE! =(ACTUAL EXERCS SYSTEM TEST)
  MSGTYPE! =emsi.context.msgtype
  CREATION time
  LINK link[]
  LEVEL =emsi.context.level
  SECLASS =(CONFID RESTRC SECRET TOPSRT UNCLAS UNMARK)
  FREETEXT text
  ORIGIN origin
  EXTERNAL_INFO externalInfo[]
  URGENCY =(URGENT NOT_URGENT)
event:
  ID! text
  NAME text
  MAIN_EVENT_ID text
  ETYPE etype
  SOURCE =emsi.event.source
  SCALE =emsi.event.scale
  CERTAINTY int
  DECL_DATIME time
  OCC_DATIME time
  OBS_DATIME time
  STATUS =emsi.event.status
  RISK_ASSESMENT =(NCREA DECREA STABLE)
  REFERENCE reference[]
  CASUALTIES casualties[]
  EVAC evac[]
  EGEO egeo[]
  CAUSE =emsi.event.cause
  FREETEXT text
mission:
  TYPE! =emsi.mission.type
  FREETEXT text
  ID! text
  ORG_ID text
  NAME! text
  STATUS! =(ABO NST CANCLD COM IPR PAU)
  START_TIME time
  END_TIME time
  RESOURCE_ID text[]
  PARENT_MISSION_ID text[]
  CHILD_MISSION_ID text[]
  MAIN_MISSION_ID text
  POSITION position
  PRIORITY =(0 1 2 3 4 5)
resource:
  RTYPE! rtype
  ID! text
  ORG_ID text
  NAME! text
  FREETEXT text
  RGEO rgeo[]
  QUANTITY num
  UM =emsi.resource.um
  STATUS! =(AVAILB UNAV MAINTC RESRVD VIRTUAL IN_USE/MOBILE IN_USE/ON_SCENE)
  NATIONALITY text
  CONTACTS contact[]
link:
  ID! text
  LINK_ROLE =emsi.context.link-role
origin:
  ORG_ID text
  USER_ID text
  NAME text
externalInfo:
  FREETEXT text
  URI! text
  TYPE =(MANUAL MAP OTHER PHOTO WEBSIT)
etype:
  CATEGORY! =emsi.event.etype.category[1..]
  ACTOR! =emsi.event.etype.actor[1..]
  LOCTYPE! text[1..]
  ENV =emsi.event.etype.env
reference:
  ORG_ID! text
  OTHER_EVENT_ID! text[1..]
casualties:
  CONTEXT! text
  DATIME time
  DECONT int
  TRIAGERED int
  TRIAGEYELLOW int
  TRIAGEGREEN int
  TRIAGEBLACK int
  MISSING int
evac:
  DATIME time
  DISPLACED int
  EVACUATED int
egeo:
  DATIME time
  TYPE =emsi.event.egeo.type
  WEATHER =emsi.event.egeo.weather[]
  FREETEXT text
  POSITION position
position:
  LOC_ID text
  NAME text
  TYPE text
  HEIGHT_ROLE text
  COORDSYS text
  COORD coord[]
  ADDRESS text[]
coord:
  LAT! num
  LONG! num
  HEIGHT num
rtype:
  RCLASS! =emsi.resource.rtype.class[1..]
  CAPABILITY text[]
  CHARACTERISTICS text[]
rgeo:
  DATIME time
  TYPE! =(ASP CUR INC STG TGT)
  FREETEXT text
  ID text
  POSITION position[]
contact:
  TYPE! =(PSTADD EMLADD IPADD FTPADD WWWADD PHNADD FAXADD PMRADD)
  DETAIL! text
`;
