"""Parts and pieces of XML that other programs put into a workbook and that say nothing to us."""

IGNORABLE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" '
    'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
)
EXTENSIONS = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations count="1"><x14:dataValidation><x14:formula1>'
    "<xm:f xmlns:xm='http://schemas.microsoft.com/office/excel/2006/main'>'Danh mục'!$A$1:$A$9"
    "</xm:f></x14:formula1></x14:dataValidation></x14:dataValidations></ext></extLst>"
)
CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="x15"><x15ac:absPath url="C:/Báo cáo/" xmlns:x15ac='
    '"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice>'
    "</mc:AlternateContent>"
)
FAR = "".join(f'<row r="{n}" s="1" customFormat="1" ht="15"/>' for n in range(900, 3000)) + (
    '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row></sheetData>'
)
WPS = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" '
)
KSO = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
    '<property name="KSOProductBuildVer" fmtid="{D5CDD505}" pid="2"><v>1033-11.2.0</v></property>'
    "</Properties>"
)
UNDATED = (
    '<coreProperties xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>hôm qua'
    "</dcterms:created></coreProperties>"
)
GOOGLE = (
    'xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main" '
    'xmlns:mv="urn:schemas-microsoft-com:mac:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
)
DRAWN = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/drawing" Target="../drawings/drawing{}.xml"/></Relationships>'
)
EXTRAS = {
    "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0",
    "xl/comments1.xml": "<comments><authors/><commentList/></comments>",
    "xl/drawings/drawing1.xml": "<wsDr/>",
    "xl/media/image1.png": b"\x89PNG",
    "xl/calcChain.xml": "<calcChain/>",
    "docProps/custom.xml": "<Properties/>",
    "customXml/item1.xml": "<root/>",
    "xl/printerSettings/printerSettings1.bin": b"\0\1",
    "xl/cellimages.xml": "<etc:cellImages/>",
    "xl/persons/person.xml": "<personList/>",
}
